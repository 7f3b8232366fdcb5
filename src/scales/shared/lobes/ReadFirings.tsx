import { Button } from '../../../controls/Button.tsx';
import { fileSize } from '../../../controls/numbers.ts';
import type { Firings } from './useFirings.ts';

/** Says how much is read for the firings, and waits for the user. */
export function ReadFirings({
  firings: { bytes, ask },
  action,
  primary = false,
}: {
  firings: Firings;
  /** what the firings are read for */
  action: string;
  primary?: boolean;
}) {
  return (
    <div className="stack">
      <p className="note">
        The firings are in the file of the strongest tokens, of which {fileSize(bytes)} are read: from this
        machine, or from the host of the checkpoint.
      </p>
      <div className={primary ? 'stack' : 'row'}>
        <Button kind={primary ? 'primary' : 'plain'} onPress={ask}>
          {action}
        </Button>
      </div>
    </div>
  );
}
