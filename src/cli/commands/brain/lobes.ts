import { ALL_AFFINITIES, GEOMETRY_AFFINITIES } from '../../../scales/brain/analysis/affinities/affinities.ts';
import { HELD } from '../../../scales/brain/analysis/geometry/held.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { PUBLISHED, publishedRequest } from '../../../scales/brain/analysis/published/parameters.ts';
import { lobesOf } from '../../../scales/brain/analysis/lobes/report.ts';
import { rememberAll } from '../../../scales/brain/analysis/request.ts';
import { PUBLISHED_NOTES } from '../../../scales/shared/published/notes.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf } from '../../../math/work/work.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { FILTER_OPTIONS, filterOf, refuseBesidePublished } from '../../filter.ts';
import { MEASURES, USUAL_MEASURES, type Measure } from '../../measures.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { measureLobes } from './measureLobes.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  affinity: 'string',
  geometry: 'string',
  'as-published': 'boolean',
  k: 'string',
  seed: 'string',
  ...FILTER_OPTIONS,
  measure: 'string',
  permutations: 'string',
  fits: 'string',
  samples: 'string',
  hold: 'string',
  neighbours: 'string',
  threads: 'string',
} as const;

/**
 * `lobes SOURCE --layer L --affinity A --k K`: lobes of features by spectral clustering, and their measures;
 * `--as-published` takes the definitions of the paper's code.
 */
export async function lobesCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.k === undefined) throw new UsageError('lobes: expected --k K, the number of lobes.');
  const asPublished = values['as-published'] ?? false;
  if (asPublished) refuseBesidePublished('lobes', values);
  const defaults = asPublished ? { ...BRAIN_DEFAULTS, ...PUBLISHED } : BRAIN_DEFAULTS;
  const number = (name: 'seed' | 'permutations' | 'fits' | 'samples' | 'neighbours', least: number) =>
    wholeNumber(name, values[name] ?? String(defaults[name]), least);
  const parameters = {
    affinity: choice('affinity', values.affinity ?? BRAIN_DEFAULTS.affinity, ALL_AFFINITIES),
    k: wholeNumber('k', values.k, 1),
    seed: number('seed', 0),
    ...filterOf(values),
  };
  const draws = {
    by: choice('geometry', values.geometry ?? defaults.geometry, GEOMETRY_AFFINITIES),
    permutations: number('permutations', 1),
    fits: number('fits', 1),
    samples: number('samples', 2),
    neighbours: number('neighbours', 1),
    hold: choice('hold', values.hold ?? BRAIN_DEFAULTS.hold, HELD),
  };
  if (values.firings && values.cooccurrence) {
    throw new UsageError('lobes: expected --firings or --cooccurrence, found both.');
  }
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const measures = measuresOf(values.measure, featuresOf(dataset, layer));
  const request = asPublished ? publishedRequest({ layer, ...parameters }) : { layer, ...parameters };
  return start(values.threads, async (work) => {
    const remember = rememberAll();
    const step = stepOf(work, 0, measures.size > 0 ? 0.2 : 1);
    const found = await lobesOf(dataset, request, step, remember);
    const measuring = { found, request, measures, ...draws };
    const measured = await measureLobes(dataset, measuring, stepOf(work, 0.2, 1), remember);
    const note = asPublished && { note: PUBLISHED_NOTES.lobes };
    return { ...request, ...controlNote(dataset.info), ...found, ...measured, ...note };
  });
}

const featuresOf = ({ info }: Dataset, layer: string): number =>
  info.layers.find(({ id }) => id === layer)?.features ?? 0;

/** Up to this number of features the usual measures take seconds, not minutes: they are the default of `--measure`. */
const SOON_MEASURED = 8192;

/** `all`, `none`, or some of the measures, separated by commas; those that take seconds if left out. */
function measuresOf(value: string | undefined, features: number): ReadonlySet<Measure> {
  if (value === undefined) return new Set(features <= SOON_MEASURED ? USUAL_MEASURES : ['categories']);
  if (value === 'none') return new Set();
  if (value === 'all') return new Set(MEASURES);
  return new Set(value.split(',').map((name) => choice('measure', name, MEASURES)));
}
