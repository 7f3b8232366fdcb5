import type { ReactNode } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { count } from '../../../controls/numbers.ts';
import type { SeriesView } from '../../../jobs/useSeries.ts';
import './asking.css';

/** A series of jobs in a panel: the button that starts it, how far it is, and which of its points failed. */
export function AskSeries({
  of: series,
  action,
  resume,
  cancel,
  cost,
}: {
  of: SeriesView<unknown>;
  /** what the button says at first */
  action: string;
  /** what it says once some points are there */
  resume: string;
  cancel: string;
  /** what the user gets, and what it costs */
  cost: ReactNode;
}) {
  const { running, done, total, complete, results, failures } = series;
  return (
    <div className="stack">
      {done === 0 && !running && <p className="note">{cost}</p>}
      <div className="row">
        {running ? (
          <Button kind="quiet" onPress={series.cancel}>
            {cancel}
          </Button>
        ) : (
          !complete && <Button onPress={series.start}>{results.size > 0 ? resume : action}</Button>
        )}
        <span className="note" role="status">
          {count(done)} of {count(total)} points{running ? ', computing' : done > 0 ? ', kept' : ''}
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

/** Why points have no result, each reason once. */
function Failures({ failures }: { failures: readonly string[] }) {
  const reasons = [...new Set(failures)];
  return reasons.map((reason) => {
    const points = failures.filter((other) => other === reason).length;
    return (
      <p key={reason} className="note warning-note" role="alert">
        {points > 1 ? `${count(points)} points: ${reason}` : reason}
      </p>
    );
  });
}
