import type { ReactNode } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { percent } from '../../../controls/numbers.ts';
import type { Progress } from '../../../jobs/follow/progress.ts';
import { useProgress } from '../../../jobs/follow/useProgress.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { Stale } from './Stale.tsx';
import type { Asked } from './useAsked.ts';
import './asking.css';

interface AskProps<R> {
  readonly of: Asked<R>;
  /** what the button says */
  readonly action: string;
  /** what the user gets, and what it costs */
  readonly cost?: ReactNode;
  /** what the button says that gives the job up */
  readonly cancel?: string;
  /** for the one thing to do next */
  readonly primary?: boolean;
  readonly isDisabled?: boolean;
  /** shows the result */
  readonly children?: (result: R) => ReactNode;
}

/**
 * A job in a panel: the button that asks for it; while it runs, how far it is; if it failed, why, and a button to try
 * again; and its result. A result of other parameters stays below, dimmed and marked, until the new one is there.
 */
export function Ask<R>({ of: job, children, ...request }: AskProps<R>) {
  const { status, result, stale } = job;
  return (
    <>
      {(status !== 'done' || stale) && <Request job={job} {...request} />}
      {result !== null && children && <Stale stale={stale}>{children(result)}</Stale>}
    </>
  );
}

function Request({
  job,
  action,
  cost,
  cancel = 'Cancel',
  primary = false,
  isDisabled = false,
}: Omit<AskProps<unknown>, 'of' | 'children'> & { job: Asked<unknown> }) {
  if (job.status === 'running') return <Running of={job} cancel={cancel} />;
  if (job.status === 'idle' && job.automatic) return null;
  return (
    <div className="stack">
      {job.error ? (
        <p className="note warning-note" role="alert">
          {job.error.message}
        </p>
      ) : (
        cost && <p className="note">{cost}</p>
      )}
      <div className={primary ? 'stack' : 'row'}>
        <Button kind={primary ? 'primary' : 'plain'} isDisabled={isDisabled} onPress={job.ask}>
          {job.error ? 'Try again' : action}
        </Button>
      </div>
    </div>
  );
}

/** How far a job is, in words and as a bar, and the button that gives it up. */
function Running({ of: job, cancel }: { of: Asked<unknown>; cancel: string }) {
  return (
    <div className="asking">
      <div className="row">
        <Words of={job.progress} />
        <Button kind="quiet" onPress={job.cancel}>
          {cancel}
        </Button>
      </div>
      <ProgressBar of={job.progress} />
    </div>
  );
}

function Words({ of: progress }: { of: Progress }) {
  const { fraction, text } = useProgress(progress);
  return (
    <p className="note">
      <span role="status" title={text}>
        {text || 'waiting'}
      </span>
      {/* The share changes often: it is not read out each time. */}
      <span aria-hidden="true"> · {percent(fraction, 0)}</span>
    </p>
  );
}
