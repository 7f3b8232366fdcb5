import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { count } from '../../controls/numbers.ts';
import type { ReportPlan } from '../../scales/report/plan.ts';
import { planOfView, useReport } from './useReport.ts';

/** Lists what a report of the view will hold, and saves it as a page or as JSON. */
export default function ReportDialog({ onClose }: { onClose: () => void }) {
  const [plan, setPlan] = useState<ReportPlan | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let shown = true;
    planOfView().then(
      (found) => shown && setPlan(found),
      (error: unknown) => shown && setFailure((error as Error).message),
    );
    return () => {
      shown = false;
    };
  }, []);
  const { state, save, cancel } = useReport();
  const running = state.status === 'running';
  const disabled = !plan || running;
  return (
    <ModalDialog title="Report of this view" onClose={onClose}>
      <p className="note">
        One page or one JSON document: the data and where they come from, every parameter and seed, the
        figures below beside their nulls, what they say in words, the link that opens this view, and what to
        cite. The terminal makes the same one: <code>tricosm report LINK</code>.
      </p>
      {plan ? <Items plan={plan} /> : <p className="note">{failure || 'Looking at the view…'}</p>}
      <p role="status" className="note">
        {state.text}
      </p>
      {state.failure && (
        <p role="alert" className="note warning-note">
          {state.failure}
        </p>
      )}
      <div className="row">
        <Button kind="primary" isDisabled={disabled} onPress={() => void save('html')}>
          Save as a page
        </Button>
        <Button isDisabled={disabled} onPress={() => void save('json')}>
          Save as JSON
        </Button>
        {running && (
          <Button kind="quiet" onPress={cancel}>
            Cancel
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}

function Items({ plan: { items } }: { plan: ReportPlan }) {
  if (items.length === 0) {
    return <p className="note">This view computes nothing yet: ask for figures in the panel first.</p>;
  }
  return (
    <>
      <p>
        {count(items.length)} {items.length === 1 ? 'part' : 'parts'}; what has not been computed yet is
        computed first.
      </p>
      <ul className="plain" aria-label="Parts of the report">
        {items.map(({ name, scale, title }) => (
          <li key={name}>
            {title} <span className="note">{scale}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
