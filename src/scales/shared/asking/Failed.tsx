import { Button } from '../../../controls/Button.tsx';
import './asking.css';

/** A job that failed or not, as far as the message needs it. */
interface Fallible {
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Why a job failed, and the button that tries it again; nothing if it did not fail. */
export function Failed({ of: { error, retry }, section = false }: { of: Fallible; section?: boolean }) {
  if (!error) return null;
  return (
    <div className={section ? 'section failed' : 'failed'}>
      <p className="note warning-note" role="alert">
        {error.message}
      </p>
      <Button kind="quiet" onPress={retry}>
        Try again
      </Button>
    </div>
  );
}
