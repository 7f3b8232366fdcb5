import { layerOf } from '../../dataset/layers.ts';
import { infoJob } from '../../jobs/datasetJobs.ts';
import type { JobManager } from '../../jobs/manager/manager.ts';
import { jobs } from '../../jobs/page.ts';
import { SCALES } from '../../scales/index.ts';
import type { View } from '../../state/view.ts';
import { referenceOfView } from './referenceOfView.ts';

/** Milliseconds in which the view has asked for these jobs itself; one that it does not ask for is cancelled then. */
const AHEAD = 4000;

/**
 * Starts the worker and asks for what a first view waits for, before the page is drawn: the dataset, and then the job that
 * its scale's first picture needs. The view joins these jobs when it asks for them. Faults are the view's to report.
 *
 * @param after  calls back after a number of milliseconds
 */
export async function askAhead(
  view: View,
  manager: Pick<JobManager, 'run'> = jobs,
  after: (milliseconds: number, act: () => void) => void = (milliseconds, act) =>
    void setTimeout(act, milliseconds),
): Promise<void> {
  const leaving = new AbortController();
  after(AHEAD, () => leaving.abort());
  const { signal } = leaving;
  try {
    const dataset = referenceOfView(view);
    const info = await manager.run(infoJob, { dataset, parameters: {} }, { signal });
    const scale = SCALES.find(({ id, missing }) => id === view.scale && missing(info) === '');
    const layer = layerOf(info, view.layer);
    const request = scale?.ahead?.(layer, view.scales);
    if (request) await manager.run(request[0], { dataset, parameters: request[1] }, { signal });
  } catch {
    // The view asks for the same, and says what is wrong.
  }
}
