import {
  featuresOfMetas,
  META_DEFAULTS,
  metaSae,
  metasOf,
  metaVerdict,
} from '../../../scales/galaxy/analysis/index.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  width: 'string',
  active: 'string',
  draws: 'string',
  steps: 'string',
  seed: 'string',
  feature: 'string',
  meta: 'string',
  threads: 'string',
} as const;

/** The least and the largest number of meta-features, as multiples of the dimension. */
const [LEAST_WIDTH, MOST_WIDTH] = [0.25, 4];

/**
 * `meta SOURCE --layer L`: a meta-SAE of a layer's decoder directions beside spectrum-matched clouds; with `--feature` the
 * parts of one feature, with `--meta` the features of one meta-feature.
 */
export async function metaCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const number = (name: 'active' | 'draws' | 'steps' | 'seed', least: number) =>
    wholeNumber(name, values[name] ?? String(META_DEFAULTS[name]), least);
  const parameters = {
    width: widthOf(values.width),
    active: number('active', 1),
    draws: number('draws', 2),
    steps: number('steps', 1),
    seed: number('seed', 0),
  };
  const feature = values.feature === undefined ? null : wholeNumber('feature', values.feature, 0);
  const meta = values.meta === undefined ? null : wholeNumber('meta', values.meta, 0);
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const decoder = await dataset.decoder(layer);
  if (feature !== null && feature >= decoder.rows) {
    throw new UsageError(`--feature: expected a number below ${decoder.rows}, found ${feature}.`);
  }
  return start(values.threads, async (work) => {
    const found = await metaSae(decoder, parameters, work);
    if (meta !== null && meta >= found.width) {
      throw new UsageError(`--meta: expected a number below ${found.width}, found ${meta}.`);
    }
    const lists = featuresOfMetas(found);
    return {
      layer,
      ...controlNote(dataset.info),
      ...found,
      verdict: metaVerdict(found),
      sizes: lists.map((features) => features.length),
      ...(feature !== null && {
        feature,
        parts: metasOf(found, feature).map((part) => ({
          meta: part.index,
          strength: part.strength,
          strongest: lists[part.index]!.slice(0, 3),
        })),
      }),
      ...(meta !== null && { meta, features: lists[meta] }),
    };
  });
}

function widthOf(text: string | undefined): number {
  const value = Number(text ?? META_DEFAULTS.width);
  if (value >= LEAST_WIDTH && value <= MOST_WIDTH) return value;
  throw new UsageError(
    `--width: expected a multiple of the dimension from ${LEAST_WIDTH} to ${MOST_WIDTH}, found “${text}”.`,
  );
}
