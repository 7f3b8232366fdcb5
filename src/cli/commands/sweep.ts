import {
  COOCCURRENCE_AFFINITIES,
  embedForSweep,
  featuresToCluster,
  sweepClusters,
  sweepPoint,
  sweepSizes,
  type CooccurrenceAffinity,
  type SweepPoint,
} from '../../scales/brain/analysis/index.ts';
import { silent } from '../../math/work/silent.ts';
import { stepOf } from '../../math/work/work.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { chosenLayer, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  affinity: 'string',
  'k-max': 'string',
  seed: 'string',
  'keep-silent': 'boolean',
  'minimum-blocks': 'string',
  permutations: 'string',
  fits: 'string',
  threads: 'string',
} as const;

/** Eigenvectors are found once for all k up to this, and anew for each k beyond. */
const TOGETHER = 64;

/** `sweep SOURCE --layer L --k-max 64`: mutual information and balanced accuracy against k, by affinity. */
export async function sweepCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const filter = {
    seed: wholeNumber('seed', values.seed ?? '42', 0),
    keepSilent: values['keep-silent'] ?? false,
    minimumBlocks: wholeNumber('minimum-blocks', values['minimum-blocks'] ?? '0', 0),
  };
  const most = wholeNumber('k-max', values['k-max'] ?? '64', 2);
  const draws = {
    permutations: wholeNumber('permutations', values.permutations ?? '99', 1),
    fits: wholeNumber('fits', values.fits ?? '5', 1),
  };
  const affinities = values.affinity
    ? values.affinity.split(',').map((name) => choice('affinity', name, COOCCURRENCE_AFFINITIES))
    : COOCCURRENCE_AFFINITIES;
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const [firings, decoder] = [await dataset.firings(layer), await dataset.decoder(layer)];
  const input = { firings, decoder };
  return start(values.threads, async (work) => {
    const points: SweepPoint[] = [];
    const { kept } = featuresToCluster(input, { ...filter, affinity: 'phi' });
    const sizes = sweepSizes(kept.length, most);
    const groups = [sizes.filter((k) => k <= TOGETHER), ...sizes.filter((k) => k > TOGETHER).map((k) => [k])];
    const total = affinities.length * sizes.length;
    const embed = (affinity: CooccurrenceAffinity | 'cosine', ks: readonly number[]) =>
      embedForSweep(input, { ...filter, affinity }, Math.max(...ks), silent(work));
    for (const ks of groups.filter((group) => group.length > 0)) {
      work.progress(points.length / total, `geometry, up to ${Math.max(...ks)} clusters`);
      const geometry = await embed('cosine', ks);
      const clusters = new Map<number, Int32Array>();
      for (const k of ks) clusters.set(k, await sweepClusters(geometry, k, filter.seed, silent(work)));
      for (const affinity of affinities) {
        work.progress(points.length / total, `${affinity}, up to ${Math.max(...ks)} lobes`);
        const own = await embed(affinity, ks);
        for (const k of ks) {
          const step = stepOf(work, points.length / total, (points.length + 1) / total);
          const parameters = { affinity, k, seed: filter.seed, ...draws };
          points.push(await sweepPoint(own, clusters.get(k)!, decoder, parameters, step));
        }
      }
    }
    return { layer, ...filter, ...draws, k: sizes, clustered: kept.length, points };
  });
}
