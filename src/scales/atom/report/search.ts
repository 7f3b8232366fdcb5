import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import type { Labels } from '../../../dataset/dataset.ts';
import { isRecorded } from '../../../dataset/layers.ts';
import { labelsJob } from '../../../jobs/datasetJobs.ts';
import { figure, note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { scaleView } from '../../../state/view.ts';
import { lobesFields } from '../../shared/lobes/fields.ts';
import { lobesJob, lobesRequest } from '../../shared/lobes/job.ts';
import type { ReportContext, ReportItem, Run } from '../../shared/report/items.ts';
import { searchedAmong } from '../among.ts';
import {
  clustersVerdict,
  searchVerdict,
  type CrystalSearch,
  type DifferenceClusters,
} from '../analysis/index.ts';
import { crystalSearchJob, differenceClustersJob } from '../jobs.ts';
import { clustersRequest, searchRequest } from '../requests.ts';
import { nameAmong, searchSubset } from '../searchSubset.ts';
import type { AtomView } from '../view.ts';

/** Crystals listed at most. */
const LISTED = 20;

/** The search of the view for crystals, or for clusters of differences. */
export function searchItem(context: ReportContext, view: AtomView): ReportItem {
  const { layer, relations } = context;
  const among = searchedAmong(layer, view);
  const { seek, subset, label, size, draws, seed } = view;
  return {
    name: 'atom.search',
    title: 'Crystal search',
    shown: true,
    requests: [],
    parameters: { layer: layer.id, among, subset, label, size, seek, draws, seed },
    async compute(run) {
      const labels =
        among === 'features' && layer.has.labels ? await run(labelsJob, { layer: layer.id }) : null;
      const chosen = await chosenPoints(context, view, among, labels, run);
      if (!chosen || chosen.length < 4)
        return [note('A crystal has four corners; fewer points were chosen.')];
      const place = { layer: layer.id, among, features: chosen };
      const name = (i: number) => nameAmong(i, among, relations?.words, labels);
      return seek === 'clusters'
        ? clusterBlocks(await run(differenceClustersJob, clustersRequest(place, view)), chosen.length)
        : searchBlocks(await run(crystalSearchJob, searchRequest(place, view)), chosen.length, name);
    },
  };
}

async function chosenPoints(
  { layer, relations, scales }: ReportContext,
  view: AtomView,
  among: AtomView['among'],
  labels: Labels | null,
  run: Run,
): Promise<number[] | null> {
  const brain = scaleView('brain', lobesFields).of(scales);
  const { lobe } = brain;
  const wantsLobe = among === 'features' && view.subset === 'lobe' && lobe !== null && isRecorded(layer);
  const lobes = wantsLobe ? (await run(lobesJob, lobesRequest(layer, brain))).labels : null;
  return searchSubset({ among, layer, view, relations, labels, lobes, lobe });
}

function searchBlocks(found: CrystalSearch, n: number, name: (i: number) => string): Block[] {
  const { best, crystals, compared, differences } = found;
  return [
    verdict(searchVerdict(found)),
    ...(best ? [figure('error of the best crystal', best, { of: 'draws of random points' })] : []),
    table(
      'The best crystals',
      [words('a'), words('b'), words('c'), words('d'), numbers('error', 3), numbers('cosine', 3)],
      crystals.slice(0, LISTED).map(({ corners, error, cosine }) => [...corners.map(name), error, cosine]),
    ),
    note(
      `Among ${grouped(n)} points; ${grouped(differences)} differences, ${grouped(compared)} pairs of them compared.`,
    ),
  ];
}

function clusterBlocks(found: DifferenceClusters, n: number): Block[] {
  const { best, clusters, clustered, differences } = found;
  return [
    verdict(clustersVerdict(found)),
    ...(best ? [figure('concentration of the best cluster', best, { of: 'draws of random points' })] : []),
    table(
      'The clusters',
      [numbers('cluster', 0), numbers('differences', 0), numbers('concentration', 3)],
      clusters.slice(0, LISTED).map(({ size, concentration }, i) => [i + 1, size, concentration]),
    ),
    note(
      `Among ${grouped(n)} points; ${grouped(clustered)} of ${grouped(differences)} differences were clustered.`,
    ),
  ];
}
