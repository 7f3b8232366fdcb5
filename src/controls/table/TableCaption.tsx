import type { Method } from '../methods/method.ts';
import { MethodNote } from '../methods/MethodNote.tsx';

/** The caption above a table; a <caption> would be as wide as its table, and cut where that scrolls. */
export function TableCaption({
  id,
  caption,
  method,
}: {
  id: string;
  caption: string;
  method: Method | undefined;
}) {
  return (
    <div className="table-caption">
      <p id={id}>{caption}</p>
      {method && <MethodNote name={`“${caption}”`} method={method} />}
    </div>
  );
}
