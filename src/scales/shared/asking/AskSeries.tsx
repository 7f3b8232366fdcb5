import type { ReactNode } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { count } from '../../../controls/numbers.ts';
import type { SeriesView } from '../../../jobs/series/useSeries.ts';
import './asking.css';

/** A series of jobs in a panel: the button that starts it, how far it is, and which of its points failed. */
export function AskSeries({
  of: series,
  action,
  resume,
  cancel,
  cost,
  points = 'points',
}: {
  of: SeriesView<unknown>;
  /** what the button says at first */
  action: string;
  /** what it says once some points are there */
  resume: string;
  cancel: string;
  /** what the user gets, and what it costs */
  cost: ReactNode;
  /** what its jobs are, if not points of a curve */
  points?: string;
}) {
  const { running, done, total, complete, failures } = series;
  return (
    <div className="stack">
      {done === 0 && !running && <p className="note">{cost}</p>}
      <div className="row">
        {running ? (
          <Button kind="quiet" onPress={series.cancel}>
            {cancel}
          </Button>
        ) : (
          !complete && <Button onPress={series.start}>{done > 0 ? resume : action}</Button>
        )}
        <span className="note" role="status">
          {count(done)} of {count(total)} {points}
          {running ? ', computing' : done > 0 ? ', kept' : ''}
          {failures.size > 0 && `; ${count(failures.size)} failed`}
        </span>
      </div>
      {running && (
        <div className="bar" aria-hidden="true">
          <div style={{ width: `${(100 * done) / total}%` }} />
        </div>
      )}
      <Failures failures={[...failures.values()]} />
    </div>
  );
}

/** Reasons shown; the others are counted. */
const MOST_REASONS = 2;

/** Why points have no result, each reason once. */
function Failures({ failures }: { failures: readonly string[] }) {
  const reasons = [...new Set(failures)];
  const others = reasons.length - MOST_REASONS;
  return (
    <>
      {reasons.slice(0, MOST_REASONS).map((reason) => (
        <p key={reason} className="note warning-note" role="alert">
          {reason}
        </p>
      ))}
      {others > 0 && <p className="note warning-note">{count(others)} more failed for other reasons.</p>}
    </>
  );
}
