import type { Matrix } from '../../math/matrices/matrix.ts';
import { inverseNorms } from '../../math/matrices/norms.ts';
import type { Relations } from '../dataset.ts';
import { DataError } from '../error.ts';
import { decodeElements, toMatrix } from '../files/elements.ts';
import type { Readers } from '../files/readers.ts';
import { AS_FOUND } from '../corrections.ts';
import { readSaeConfig, UNKNOWN_SIZES } from '../formats/sae/configuration.ts';
import type { Tensors } from '../files/tensors.ts';
import { findDecoder, type SaeDecoder } from '../formats/sae/sae.ts';
import { parseSlice, sliceMeaning } from '../formats/sae/slices.ts';
import type { Tables } from '../formats/tables/tables.ts';
import type { Recipe, RecipeLayer } from '../recognise/recipe.ts';
import { type FeatureSample, sampleFor } from './sample.ts';
import { taken } from './sampled.ts';
import { createCache } from '../sources/cache.ts';
import type { OpenedFile, Source } from '../sources/source.ts';

/** What all layers of a recipe are read with. */
export interface RawContext {
  readonly recipe: Recipe;
  readonly relations: Relations | null;
  readonly source: Source;
  readonly read: Readers;
  /** the tables of vectors of the source */
  readonly tables: Tables;
  /** The tensors of a file, whose head is read once. */
  readonly tensorsAt: (path: string) => Promise<Tensors>;
  /** What is computed of the files, once for all layers. */
  readonly cached: ReturnType<typeof createCache>;
  /** The matrix at a path, read once. */
  readonly matrixAt: (path: string) => Promise<Matrix>;
}

/** Vectors whose size is known, in most cases before they are read. */
export interface RawVectors {
  readonly rows: number;
  readonly columns: number;
  /** the slices of a crosscoder's decoder, of which this is the first; absent otherwise */
  readonly slices?: readonly string[];
  /** The norms of the rows, `[rows]`, without holding the vectors. */
  readonly norms?: () => Promise<Float32Array>;
  /** the features of a wide decoder that are read; absent if all are */
  readonly sample?: FeatureSample;
  /** `[rows, columns]`, read once and cached */
  read(): Promise<Matrix>;
}

/** The vectors of a table or an array. */
export async function openVectors(
  path: string,
  { matrixAt, tables }: Pick<RawContext, 'matrixAt' | 'tables'>,
): Promise<RawVectors> {
  const { rows, columns } = (await tables(path)) ?? (await matrixAt(path));
  return { rows, columns, read: () => matrixAt(path) };
}

/** The decoder of a layer: of a checkpoint, a table, or a file of numbers without a header. */
export async function openDecoder(
  { sae, config, shape, words, read: corrections }: RecipeLayer,
  context: RawContext,
): Promise<RawVectors> {
  const { source, read, tables } = context;
  if (shape) return openBare(await source.open(sae!), source.describe(sae!), shape);
  // If the words are the features, both are one matrix.
  if (sae === words || (await tables(sae!))) return openVectors(sae!, context);
  const sizes = config === undefined ? UNKNOWN_SIZES : readSaeConfig(await read.json(config), config);
  const tensors = await context.tensorsAt(sae!);
  const decoder = await findDecoder(tensors, source.describe(sae!), sizes, corrections ?? AS_FOUND);
  const cached = createCache();
  const sample = sampleFor(decoder.features, decoder.dim, corrections?.sample);
  return {
    rows: sample?.features.length ?? decoder.features,
    columns: decoder.dim,
    ...(hasMeaning(decoder.slices) && !corrections?.tensor && { slices: decoder.slices }),
    ...(sample && { sample }),
    norms: async () => taken(await normsOf(decoder, sae!, context), sample),
    read: () => cached('decoder', () => (sample ? decoder.readSome(sample.features) : decoder.read())),
  };
}

/** Whether slices are layers of their own: several, or the one that a transcoder of the last layer has. */
const hasMeaning = ([first, ...others]: readonly string[]): boolean =>
  first !== undefined && (others.length > 0 || sliceMeaning(first).source !== null);

/** The norms of a decoder's directions; those of all slices of a tensor are computed together, once. */
async function normsOf(decoder: SaeDecoder, path: string, { cached }: RawContext): Promise<Float32Array> {
  const slice = parseSlice(decoder.tensor);
  if (!decoder.norms || !slice) {
    return Float32Array.from(inverseNorms(await decoder.read()), (inverse) =>
      inverse === 0 ? 0 : 1 / inverse,
    );
  }
  const all = await cached(`norms of ${slice.tensor} in ${path}`, decoder.norms);
  return all[slice.index]!;
}

/** Float32 without a header, `[rows, columns]`. */
function openBare(file: OpenedFile, name: string, [rows, columns]: readonly [number, number]): RawVectors {
  if (file.size !== 4 * rows * columns) {
    throw new DataError(
      `${name}: expected ${4 * rows * columns} bytes, ${rows} rows of ${columns} float32 numbers, found ${file.size}; correct “tensorShape” or the file.`,
    );
  }
  const cached = createCache();
  const read = async () => {
    const data = decodeElements(await file.read(0, file.size), 'f4', false, name);
    return toMatrix({ type: 'f4', shape: [rows, columns], data }, name);
  };
  return { rows, columns, read: () => cached('decoder', read) };
}
