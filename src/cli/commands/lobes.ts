import type { Dataset } from '../../dataset/dataset.ts';
import {
  COOCCURRENCE_AFFINITIES,
  GEOMETRY_AFFINITIES,
  lobes,
  type AffinityName,
  type LobesInput,
} from '../../scales/brain/analysis.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { chosenLayer, openCooccurrence, openSource, RAW_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const AFFINITIES: readonly AffinityName[] = [...COOCCURRENCE_AFFINITIES, ...GEOMETRY_AFFINITIES];

const OPTIONS = {
  ...RAW_OPTIONS,
  layer: 'string',
  affinity: 'string',
  k: 'string',
  seed: 'string',
  'keep-silent': 'boolean',
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
  };
  if (values.firings && values.cooccurrence) {
    throw new UsageError('lobes: expected --firings or --cooccurrence, found both.');
  }
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const input = values.cooccurrence
    ? { ...(await geometry(dataset, layer)), cooccurrence: await openCooccurrence(values.cooccurrence) }
    : await inputOf(dataset, layer, parameters.affinity);
  return start(values.threads, async (work) => ({
    layer,
    ...parameters,
    ...(await lobes(input, parameters, work)),
  }));
}

/** What an affinity is made of, and nothing more: a layer's other arrays are not read. */
async function inputOf(dataset: Dataset, layer: string, affinity: AffinityName): Promise<LobesInput> {
  const ofGeometry = (GEOMETRY_AFFINITIES as readonly string[]).includes(affinity);
  return ofGeometry ? { decoder: await dataset.decoder(layer) } : { firings: await dataset.firings(layer) };
}

async function geometry(dataset: Dataset, layer: string): Promise<LobesInput> {
  const has = dataset.info.layers.find(({ id }) => id === layer)?.has;
  return has?.decoder ? { decoder: await dataset.decoder(layer) } : {};
}
