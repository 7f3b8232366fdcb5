import { useEffect, useRef, useState } from 'react';
import { saveFile } from '../../controls/saveFile.ts';
import { referenceKey } from '../../dataset/reference.ts';
import { jobs } from '../../jobs/page.ts';
import { figuresTried, useTried } from '../../jobs/tried.ts';
import { CancelledError } from '../../math/work/work.ts';
import { planReport, type ReportPlan } from '../../scales/report/plan.ts';
import { reportOf } from '../../scales/report/reportOf.ts';
import type { Run } from '../../scales/shared/report/items.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { viewAddress } from '../../state/history.ts';
import { store } from '../../state/store.ts';
import { reportHtml } from '../../report/html/page.ts';
import { reportJson } from '../../report/json.ts';

/** How far a report is. */
interface ReportState {
  readonly status: 'idle' | 'running';
  readonly text: string;
  readonly failure: string;
}

/** The open dataset, and what computes jobs of it: from memory, from the dataset’s results, or by the workers. */
function openNow(signal?: AbortSignal) {
  const { dataset, view, inherited } = store.getState();
  if (!dataset) throw new Error('No dataset is open: open one, then make the report.');
  const { reference, info } = dataset;
  const run: Run = (job, parameters) =>
    jobs.run(job, { dataset: reference, parameters }, signal ? { signal } : {});
  return { reference, info, view, inherited, run };
}

/** What a report of the view on screen includes. */
export async function planOfView(): Promise<ReportPlan> {
  const { view, inherited, info, run } = openNow();
  return planReport(view, info, run, inherited);
}

/** Makes the report of the view on screen and saves it. */
export function useReport() {
  const [state, setState] = useState<ReportState>({ status: 'idle', text: '', failure: '' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const make = async (format: 'html' | 'json', { signal }: AbortController) => {
    const { reference, info, view, inherited, run } = openNow(signal);
    const report = await reportOf({
      view,
      inherited,
      info,
      link: viewAddress(VIEW_SCHEMA),
      date: new Date(),
      run,
      tried: () => figuresTried(useTried.getState().byDataset[referenceKey(reference)]),
      progress: (done, all, title) =>
        setState({ status: 'running', text: `${done + 1} of ${all}: ${title}…`, failure: '' }),
    });
    const name = `${info.name}-${view.scale}-report`;
    if (format === 'json') saveFile(`${name}.json`, reportJson(report), 'application/json');
    else saveFile(`${name}.html`, reportHtml(report), 'text/html');
  };
  return {
    state,
    save: async (format: 'html' | 'json'): Promise<void> => {
      const controller = new AbortController();
      running.current = controller;
      setState({ status: 'running', text: 'Making the report…', failure: '' });
      try {
        await make(format, controller);
        setState({ status: 'idle', text: 'The report is saved.', failure: '' });
      } catch (error) {
        const failure = error instanceof CancelledError ? '' : (error as Error).message;
        setState({ status: 'idle', text: failure === '' ? 'Cancelled.' : '', failure });
      }
    },
    cancel: () => running.current?.abort(),
  };
}
