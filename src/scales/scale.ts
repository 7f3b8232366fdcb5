import type { DatasetInfo, LayerInfo } from '../dataset/dataset.ts';
import type { Item } from '../state/selection/selection.ts';
import type { ScaleValues, ScaleView } from '../state/view.ts';
import type { ScaleReport } from './shared/report/items.ts';
import type { AnyJob, JobRequest, ResultForms, ResultKind } from './shared/results.ts';

/**
 * What a scale is: a folder of `src/scales` with its description in `scale.ts`, entered in the list of `index.ts`. The
 * description holds no React, so that workers and the command line import it; what the scale draws is found by the
 * names of its files (`parts.ts`), and how its jobs are done by its name among `workers/analyses`.
 */
export interface Scale {
  /** the folder's name; in links */
  readonly id: string;
  /** on its tab */
  readonly name: string;
  /** what it asks, for the help */
  readonly question: string;
  /** its own parameters */
  readonly view: ScaleView<object>;
  /** which of them a figure always names, besides the seed and those that are not as they are at first */
  readonly captioned?: readonly string[];
  /** what its picture inherits from the pictures before it: in the link, and no parameter; see `State.inherited` */
  readonly inherited?: ScaleView<object>;
  /** scales that draw in the same space keep the camera from one to the other */
  readonly space: string;
  /** what it is about: a search looks through these, and a click pins one unless `shows` says otherwise */
  readonly item: Item;
  /** What the scene shows of a layer in this view; `item` if left out. */
  readonly shows?: (layer: LayerInfo, scales: ScaleValues) => Item;
  /** What a dataset lacks for this scale, in words; empty when it lacks nothing. */
  readonly missing: (info: DatasetInfo) => string;
  /** Whether a layer has anything to draw. */
  readonly draws: (layer: LayerInfo) => boolean;
  /** of the scales that a dataset has everything for, the lowest stands in for one that it has not */
  readonly standIn: number;
  /**
   * The job that the first picture of a layer waits for longest; it is asked for before the scale's parts are there. None if
   * left out.
   */
  readonly ahead?: (layer: LayerInfo, scales: ScaleValues) => JobRequest | null;
  /** every job that it asks for */
  readonly jobs: readonly AnyJob[];
  /** the computations that wait for the user's request, by the names that links have for them; see `askedName` */
  readonly asks: readonly string[];
  /** the results that a bundle may bring along for it */
  readonly results: readonly ResultKind[];
  /** The forms of these results; loaded where results are read from a bundle, and not by the page. */
  readonly forms: () => Promise<ResultForms>;
  /** What it adds to a report of the view; loaded when a report is made. */
  readonly report: () => Promise<ScaleReport>;
}
