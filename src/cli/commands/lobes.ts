import type { Dataset } from '../../dataset/dataset.ts';
import { stepOf } from '../../math/work/work.ts';
import {
  COOCCURRENCE_AFFINITIES,
  featureCount,
  GEOMETRY_AFFINITIES,
  lobes,
  type AffinityName,
  type LobesInput,
} from '../../scales/brain/analysis/index.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { chosenLayer, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';
import { MEASURES, measureLobes, type Measure } from './measureLobes.ts';

const AFFINITIES: readonly AffinityName[] = [...COOCCURRENCE_AFFINITIES, ...GEOMETRY_AFFINITIES];

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  affinity: 'string',
  k: 'string',
  seed: 'string',
  'keep-silent': 'boolean',
  'minimum-blocks': 'string',
  measure: 'string',
  permutations: 'string',
  fits: 'string',
  samples: 'string',
  threads: 'string',
} as const;

/** `lobes SOURCE --layer L --affinity A --k K`: features that fire together, by spectral clustering. */
export async function lobesCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.k === undefined) throw new UsageError('lobes: expected --k K, the number of lobes.');
  const parameters = {
    affinity: choice('affinity', values.affinity ?? 'phi', AFFINITIES),
    k: wholeNumber('k', values.k, 1),
    seed: wholeNumber('seed', values.seed ?? '42', 0),
    keepSilent: values['keep-silent'] ?? false,
    minimumBlocks: wholeNumber('minimum-blocks', values['minimum-blocks'] ?? '0', 0),
  };
  const draws = {
    permutations: wholeNumber('permutations', values.permutations ?? '999', 1),
    fits: wholeNumber('fits', values.fits ?? '20', 1),
    samples: wholeNumber('samples', values.samples ?? '10', 2),
  };
  if (values.firings && values.cooccurrence) {
    throw new UsageError('lobes: expected --firings or --cooccurrence, found both.');
  }
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const input = await inputOf(dataset, layer, parameters.affinity);
  const asked = measuresOf(values.measure, featureCount(input));
  const layerHas = dataset.info.layers.find(({ id }) => id === layer)?.has;
  return start(values.threads, async (work) => {
    const found = await lobes(input, parameters, stepOf(work, 0, asked.size > 0 ? 0.2 : 1));
    const more =
      asked.size === 0
        ? {}
        : await measureLobes(
            {
              firings: layerHas?.firings ? await dataset.firings(layer) : null,
              decoder: layerHas?.decoder ? await dataset.decoder(layer) : null,
              categories: dataset.info.categories,
            },
            { found, parameters, asked, ...draws },
            stepOf(work, 0.2, 1),
          );
    return { layer, ...parameters, ...found, ...more };
  });
}

/** Up to so many features everything is measured unless `--measure` says otherwise: seconds, not minutes. */
const SOON_MEASURED = 8192;

/** `all`, `none`, or some of the measures, separated by commas; where left out, what is soon done. */
function measuresOf(value: string | undefined, features: number): ReadonlySet<Measure> {
  if (value === undefined) return new Set(features <= SOON_MEASURED ? MEASURES : ['categories']);
  if (value === 'none') return new Set();
  if (value === 'all') return new Set(MEASURES);
  return new Set(value.split(',').map((name) => choice('measure', name, MEASURES)));
}

/** What an affinity is made of, and nothing more: a layer's other arrays are not read. */
async function inputOf(dataset: Dataset, layer: string, affinity: AffinityName): Promise<LobesInput> {
  const ofGeometry = (GEOMETRY_AFFINITIES as readonly string[]).includes(affinity);
  const has = dataset.info.layers.find(({ id }) => id === layer)?.has;
  if (!has?.firings && has?.cooccurrence) {
    const counts = { cooccurrence: await dataset.cooccurrence(layer) };
    return has.decoder ? { ...counts, decoder: await dataset.decoder(layer) } : counts;
  }
  return ofGeometry ? { decoder: await dataset.decoder(layer) } : { firings: await dataset.firings(layer) };
}
