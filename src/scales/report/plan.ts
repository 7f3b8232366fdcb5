import type { DatasetInfo } from '../../dataset/dataset.ts';
import { layerOf } from '../../dataset/layers.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import type { ScaleValues, View } from '../../state/view.ts';
import { SCALES } from '../index.ts';
import { fittingScale } from '../fitting.ts';
import { isListed } from '../shared/listed.ts';
import type { ReportContext, ReportItem, Run } from '../shared/report/items.ts';
import { decompositionItem } from './pinned.ts';
import { selectionItem } from './selection.ts';

/** An item of a report, under the name of its scale. */
export interface PlannedItem extends ReportItem {
  readonly scale: string;
}

/** What a report of a view is about, and its items in their order. */
export interface ReportPlan {
  readonly context: ReportContext;
  /** the name of the scale shown */
  readonly scale: string;
  readonly items: readonly PlannedItem[];
}

/**
 * What a report of a view includes: of the scale shown, what it shows without being asked, what was asked for and what came with
 * the dataset; of the other scales, what was asked for.
 *
 * @param run  computes a job of the view's dataset
 * @param inherited  what the view's link keeps of earlier pictures; see `parseInherited`
 */
export async function planReport(
  view: View,
  info: DatasetInfo,
  run: Run,
  inherited: ScaleValues = {},
): Promise<ReportPlan> {
  const layer = layerOf(info, view.layer);
  const shown = fittingScale(view.scale, info);
  const relations = layer.has.words ? await run(relationsJob, {}) : null;
  const context: ReportContext = { info, layer, scales: view.scales, inherited, relations };
  const asked = ({ name }: ReportItem) => view.asked.includes(name);
  const items: PlannedItem[] = [];
  for (const scale of [shown, ...SCALES.filter((other) => other !== shown)]) {
    if (scale.missing(info) !== '') continue;
    const report = await scale.report();
    const own = report(context).filter(
      (item) => asked(item) || (scale === shown && (item.shown || cameWithDataset(item, info))),
    );
    items.push(...own.map((item) => ({ ...item, scale: scale.name })));
  }
  const others = [selectionItem(context, view), decompositionItem(context, view)];
  const extra = others.filter((item) => item !== null).filter(asked);
  items.push(...extra.map((item) => ({ ...item, scale: 'Selection' })));
  return { context, scale: shown.name, items };
}

/** Whether all results of an item came with the dataset, so that its panel shows them without being asked. */
const cameWithDataset = ({ requests }: ReportItem, info: DatasetInfo): boolean =>
  requests.length > 0 && requests.every(([job, parameters]) => isListed(info, job, parameters));
