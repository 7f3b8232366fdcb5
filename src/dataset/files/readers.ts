import type { Matrix } from '../../math/matrices/matrix.ts';
import { type DenseArray, toMatrix, toVector } from './elements.ts';
import { readJson, readJsonLines, TEXT_LIMIT } from './json.ts';
import { readNpyFile } from './npy.ts';
import type { Source } from '../sources/source.ts';

/** Reads the files of a source by kind. Gzipped files are unpacked, whatever their names. */
export function readers(source: Source) {
  const array = async (path: string): Promise<DenseArray> => {
    const file = source.describe(path);
    return readNpyFile(await source.read(path), file);
  };
  return {
    array,
    /** A matrix; sizes that are null may be anything. */
    matrix: async (path: string, rows: number | null, columns: number | null): Promise<Matrix> =>
      toMatrix(await array(path), source.describe(path), [rows, columns]),
    /** One number per row, `[length]`. */
    column: async (path: string, length: number): Promise<Float32Array> =>
      toVector(await array(path), source.describe(path), length),
    json: async (path: string) =>
      readJson(await source.read(path, { most: TEXT_LIMIT }), source.describe(path)),
    lines: async (path: string) => readJsonLines(await source.read(path), source.describe(path)),
  };
}

export type Readers = ReturnType<typeof readers>;
