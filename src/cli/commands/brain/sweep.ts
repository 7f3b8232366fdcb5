import { sharedPairs } from '../../../math/affinity/sharedPairs.ts';
import { overlapping } from '../../../math/work/overlapping.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { COOCCURRENCE_AFFINITIES } from '../../../scales/brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS, SWEEP_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { PUBLISHED } from '../../../scales/brain/analysis/published/parameters.ts';
import { lobesInputOf } from '../../../scales/brain/analysis/layerData.ts';
import { featuresToCluster } from '../../../scales/brain/analysis/lobes/lobes.ts';
import { rememberAll } from '../../../scales/brain/analysis/request.ts';
import { sweepPlan, type SweepStep } from '../../../scales/brain/analysis/sweep/sweepPlan.ts';
import { sweepReport } from '../../../scales/brain/analysis/sweep/sweepReport.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { FILTER_OPTIONS, filterOf, refuseBesidePublished } from '../../filter.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  affinity: 'string',
  'k-max': 'string',
  seed: 'string',
  ...FILTER_OPTIONS,
  permutations: 'string',
  fits: 'string',
  'as-published': 'boolean',
  threads: 'string',
} as const;

/** Points computed at once: while one computes what a single thread must, the others keep the threads busy. */
const AT_ONCE = 3;

/**
 * `sweep SOURCE --layer L --k-max 64`: mutual information and balanced accuracy against k, by affinity; `--as-published` by the
 * definitions of the paper's code.
 */
export async function sweepCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const asPublished = values['as-published'] ?? false;
  if (asPublished) refuseBesidePublished('sweep', values);
  const filter = asPublished
    ? ({ seed: PUBLISHED.seed, keepSilent: true, asPublished } as const)
    : { seed: wholeNumber('seed', values.seed ?? String(BRAIN_DEFAULTS.seed), 0), ...filterOf(values) };
  const most = wholeNumber('k-max', values['k-max'] ?? String(SWEEP_DEFAULTS.most), 2);
  const { permutations } = asPublished ? PUBLISHED : SWEEP_DEFAULTS;
  const draws = {
    permutations: wholeNumber('permutations', values.permutations ?? String(permutations), 1),
    ...(values.fits !== undefined && { fits: wholeNumber('fits', values.fits, 1) }),
  };
  const affinities = values.affinity
    ? values.affinity.split(',').map((name) => choice('affinity', name, COOCCURRENCE_AFFINITIES))
    : COOCCURRENCE_AFFINITIES;
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  // Every point needs both: a layer that lacks one is refused before the first point.
  await Promise.all([dataset.firings(layer), dataset.decoder(layer)]);
  const input = await lobesInputOf(dataset, layer);
  return start(values.threads, async (work) => {
    const { kept } = featuresToCluster(input, { ...filter, affinity: BRAIN_DEFAULTS.affinity });
    const plan = sweepPlan(kept.length, most, { affinities, ...draws });
    const remember = rememberAll();
    const pairs = sharedPairs();
    let done = 0;
    const report = async (point: SweepStep) => {
      const step: Work = {
        ...stepOf(work, 0, 1),
        progress: (_, text) => work.progress(done / plan.length, text),
      };
      step.progress(0, `${point.affinity}, ${point.k} lobes`);
      const found = await sweepReport(dataset, { layer, ...filter, ...point }, step, remember, pairs);
      done++;
      return found;
    };
    try {
      const points = await overlapping(plan, AT_ONCE, report);
      const k = [...new Set(plan.map((point) => point.k))];
      return { layer, ...controlNote(dataset.info), ...filter, ...draws, k, clustered: kept.length, points };
    } finally {
      await pairs.free();
    }
  });
}
