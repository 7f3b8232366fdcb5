import { useId, type ReactNode } from 'react';
import type { Method } from '../methods/method.ts';
import { MethodNote } from '../methods/MethodNote.tsx';

/** A part of a panel under a small heading; with a (?) beside it, if its figures are explained in one note. */
export function Section({
  title,
  method,
  children,
}: {
  title: string;
  method?: Method;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {method && <MethodNote name={`“${title}”`} method={method} />}
      </div>
      {children}
    </section>
  );
}
