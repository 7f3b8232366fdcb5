import type { ReactNode } from 'react';
import { Button } from '../../../controls/Button.tsx';
import type { AskedJob } from '../asked.ts';

/** What stands where a result will be: the button that asks for it, how far it is with its cancel, or why it failed. */
export function Ask<P, R>({
  of: job,
  action,
  children,
}: {
  of: AskedJob<P, R>;
  /** what the button says */
  action: string;
  /** what the reader gets and what it costs */
  children?: ReactNode;
}) {
  if (job.status === 'running') {
    return (
      <div className="row">
        <p className="note" role="status">
          {job.text || 'waiting'} · {Math.round(100 * job.progress)} %
        </p>
        <Button kind="quiet" onPress={job.cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      {job.error && <p className="note warning-note">{job.error.message}</p>}
      {children}
      <div className="row">
        <Button onPress={job.ask}>{action}</Button>
      </div>
    </div>
  );
}
