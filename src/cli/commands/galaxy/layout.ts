import { writeFile } from 'node:fs/promises';
import { writeNpy } from '../../../dataset/files/npy.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';
import { TSNE_DEFAULTS, UMAP_DEFAULTS } from '../../../scales/cloud/analysis/layouts/defaults.ts';
import { tsne, type Tsne } from '../../../scales/cloud/analysis/layouts/tsne.ts';
import type { Umap } from '../../../scales/cloud/analysis/layouts/umap.ts';
import { CLOUD_DEFAULTS } from '../../../scales/cloud/analysis/defaults.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { chosenLayer, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

/** The options that only one way of laying out has. */
const ONLY = { tsne: ['perplexity', 'iterations'], umap: ['neighbours', 'min-dist'] } as const;

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  by: 'string',
  dimensions: 'string',
  perplexity: 'string',
  iterations: 'string',
  neighbours: 'string',
  'min-dist': 'string',
  seed: 'string',
  out: 'string',
  threads: 'string',
} as const;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

/**
 * `layout SOURCE --layer L --by tsne|umap`: a layer's features laid out in two or three dimensions, as the app does it;
 * with `--out` as an `.npy` file, `[features, dimensions]`, which a bundle may hold as its `layout`.
 */
export async function layoutCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const by = values.by ?? 'tsne';
  if (by !== 'tsne' && by !== 'umap') throw new UsageError(`--by: expected tsne or umap, found “${by}”.`);
  for (const name of ONLY[by === 'tsne' ? 'umap' : 'tsne']) {
    if (values[name] !== undefined)
      throw new UsageError(`--${name}: has no effect on --by ${by}; leave it out.`);
  }
  const lay: (decoder: Matrix, work: Work) => Promise<Tsne | Umap> =
    by === 'tsne' ? tsneBy(values) : umapBy(values);
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const decoder = await dataset.decoder(layer);
  const { positions, ...found } = await start(values.threads, (work) => lay(decoder, work));
  const places = withoutThird(positions, found.dimensions);
  if (values.out === undefined) return { layer, by, ...found, positions: places };
  await writeFile(values.out, writeNpy(places, [found.n, found.dimensions]));
  return { layer, by, ...found, out: values.out };
}

function tsneBy(values: Values) {
  const parameters = {
    dimensions: dimensionsOf(values),
    perplexity: numberOf(values, 'perplexity', TSNE_DEFAULTS.perplexity, 1, Infinity),
    iterations: wholeNumber('iterations', values.iterations ?? `${TSNE_DEFAULTS.iterations}`, 1),
    seed: wholeNumber('seed', values.seed ?? `${TSNE_DEFAULTS.seed}`, 0),
  };
  return (decoder: Matrix, work: Work) => tsne(decoder, parameters, work);
}

function umapBy(values: Values) {
  const parameters = {
    dimensions: dimensionsOf(values),
    neighbours: wholeNumber('neighbours', values.neighbours ?? `${UMAP_DEFAULTS.neighbours}`, 2),
    minDist: numberOf(values, 'min-dist', UMAP_DEFAULTS.minDist, 0, 0.99),
    seed: wholeNumber('seed', values.seed ?? `${CLOUD_DEFAULTS.seed}`, 0),
  };
  // The library of UMAP is loaded only when it is needed.
  return async (decoder: Matrix, work: Work) =>
    (await import('../../../scales/cloud/analysis/layouts/umap.ts')).umap(decoder, parameters, work);
}

function dimensionsOf({ dimensions = '2' }: Values): 2 | 3 {
  if (dimensions === '2') return 2;
  if (dimensions === '3') return 3;
  throw new UsageError(`--dimensions: expected 2 or 3, found “${dimensions}”.`);
}

function numberOf(
  values: Values,
  name: 'perplexity' | 'min-dist',
  otherwise: number,
  least: number,
  most: number,
): number {
  const text = values[name] ?? `${otherwise}`;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most) return value;
  const bounds = most === Infinity ? `a number of at least ${least}` : `a number from ${least} to ${most}`;
  throw new UsageError(`--${name}: expected ${bounds}, found “${text}”.`);
}

/** Positions with as many coordinates as the layout has dimensions, `[n, dimensions]`. */
const withoutThird = (positions: Float32Array, dimensions: number): Float32Array =>
  dimensions === 3 ? positions : positions.filter((_, at) => at % 3 < 2);
