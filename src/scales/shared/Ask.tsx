import type { ReactNode } from 'react';
import { Button } from '../../controls/Button.tsx';
import type { AskedJob } from './asked.ts';

/** In the place of a result: the button that asks for it, its progress with a cancel, or why it failed. */
export function Ask<P, R>({
  of: job,
  action,
  children,
}: {
  of: AskedJob<P, R>;
  /** the button's text */
  action: string;
  /** what the job finds, and what it costs */
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
