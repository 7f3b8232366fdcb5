import type { Dataset, Labels } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { neighboursByCosine } from '../../math/neighbours/neighbours.ts';
import { quantileAmong } from '../../math/statistics/nulls/quantileAmong.ts';
import { stepOf } from '../../math/work/work.ts';
import { companyReport } from '../../scales/brain/analysis/reports.ts';
import { componentsOf, placesAlong } from '../../scales/shared/analysis/components.ts';
import {
  besideRandom,
  decomposition,
  randomDecompositions,
} from '../../scales/shared/analysis/decomposition.ts';
import { DECOMPOSITION_DEFAULTS } from '../../scales/shared/analysis/defaults.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  feature: 'string',
  among: 'string',
  atoms: 'string',
  draws: 'string',
  neighbours: 'string',
  seed: 'string',
  threads: 'string',
} as const;

/** The number of neighbours listed by default, as in the app. */
const NEIGHBOURS = 10;

/**
 * `feature SOURCE --layer L --feature I`: one feature as the inspector shows it: its labels, its place along the leading
 * principal axes, its decomposition beside random directions, and its neighbours by direction and by firings.
 */
export async function featureCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.feature === undefined) throw new UsageError('feature: expected --feature I, its number from 0.');
  const feature = wholeNumber('feature', values.feature, 0);
  const number = (name: 'atoms' | 'draws' | 'seed', least: number) =>
    wholeNumber(name, values[name] ?? String(DECOMPOSITION_DEFAULTS[name]), least);
  const parameters = { atoms: number('atoms', 1), draws: number('draws', 1), seed: number('seed', 0) };
  const { draws, seed } = parameters;
  const count = wholeNumber('neighbours', values.neighbours ?? String(NEIGHBOURS), 1);
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const decoder = await dataset.decoder(layer);
  if (feature >= decoder.rows) {
    throw new UsageError(`--feature: expected a number below ${decoder.rows}, found ${feature}.`);
  }
  const among = values.among === undefined ? layer : chosenLayer(dataset.info, values.among);
  const rows = among === layer ? decoder : await dataset.decoder(among);
  const info = dataset.info.layers.find(({ id }) => id === layer)!;
  const labels = info.has.labels ? await dataset.labels(layer) : null;
  return start(values.threads, async (work) => {
    const components = await componentsOf(decoder, { seed }, stepOf(work, 0, 0.3));
    const found = await decomposition(decoder, { feature, ...parameters }, stepOf(work, 0.3, 0.4), rows);
    const random = await randomDecompositions(decoder, parameters, stepOf(work, 0.4, 1), rows);
    const { indices, cosines } = neighboursByCosine(decoder, feature, count);
    return {
      layer,
      ...controlNote(dataset.info),
      feature,
      ...(labels && { labels: labelsOf(labels, feature) }),
      components: placesAlong(components, feature),
      decomposition: {
        ...(among !== layer && { among }),
        ...found,
        draws,
        seed,
        mixed: random.mixed,
        ...besideRandom(found, random),
      },
      nearest: { features: indices, cosines },
      ...(isRecorded(info) && { company: await companyOf(dataset, layer, feature, count) }),
    };
  });
}

const companyOf = (dataset: Dataset, layer: string, feature: number, count: number) =>
  companyReport(dataset, { layer, feature, count });

/** Every label of a feature; numbers with their quantile among all features. */
function labelsOf({ description, category, frequency, numeric }: Labels, feature: number): object {
  const placed = (values: Float32Array) => {
    const value = values[feature] ?? NaN;
    return { value, quantile: quantileAmong(values, value) };
  };
  return {
    description: description[feature] ?? '',
    ...(category.length > 0 && { category: category[feature] ?? '' }),
    ...(frequency && { frequency: placed(frequency) }),
    ...Object.fromEntries(Object.entries(numeric).map(([name, values]) => [name, placed(values)])),
  };
}
