import { type OpenedFile, opened, type Readable, type ReadOptions, wholeFile } from '../sources/source.ts';
import type { DenseArray, ElementType } from './elements.ts';
import { checkNpySize, readNpy, readNpyStart } from './npy.ts';
import { openNpz } from './npz.ts';
import { openSafetensors } from './safetensors.ts';
import { isTorchName } from './torch/endings.ts';
import type { Setting } from './torch/state.ts';

/** The named arrays of a file. Each is read when it is asked for. */
export interface Tensors {
  readonly names: readonly string[];
  /** The shape that the array's header gives. */
  shape(name: string): Promise<readonly number[]>;
  /** The element type that the array's header gives; null for a type that cannot be read here. */
  type(name: string): Promise<ElementType | null>;
  /** Reads one array. */
  read(name: string, options?: ReadOptions): Promise<DenseArray>;
  /** Reads the rows `[from, to)` of one array by its part of the file; null when they lie in no part of their own. */
  rows?(name: string, from: number, to: number, options?: ReadOptions): Promise<DenseArray | null>;
  /** the numbers and texts among the tensors of a PyTorch checkpoint, such as `activation`; absent in other files */
  readonly settings?: ReadonlyMap<string, Setting>;
}

/**
 * Reads rows of an array: only their part of the file if it has one, else the whole array, once.
 *
 * @returns reads the rows `[from, to)`, within those of the array
 */
export function rowReader(
  tensors: Tensors,
  name: string,
): (from: number, to: number, options?: ReadOptions) => Promise<DenseArray> {
  let whole: Promise<DenseArray> | null = null;
  return async (from, to, options) => {
    const part = whole ? null : await tensors.rows?.(name, from, to, options);
    if (part) return part;
    const { type, shape, data } = await (whole ??= tensors.read(name));
    const width = shape[0] ? data.length / shape[0] : 0;
    return { type, shape: [to - from, ...shape.slice(1)], data: data.subarray(from * width, to * width) };
  };
}

/** Reads the rows `[from, to)` of an array, as `rowReader` does. */
export const readRows = (tensors: Tensors, name: string, from: number, to: number): Promise<DenseArray> =>
  rowReader(tensors, name)(from, to);

/** The name of the only array of a bare `.npy` file. */
export const BARE = 'array';

/**
 * Opens the arrays of an `.npz`, safetensors or `.npy` file, or a PyTorch checkpoint; a bare `.npy` file holds one,
 * `array`.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is another kind of file, or damaged
 */
export async function openTensors(given: Readable, file: string): Promise<Tensors> {
  if (isTorchName(file)) return torchTensors(given, file);
  if (/\.npy$/i.test(file)) return bareArray(opened(given), file);
  const first = await opened(given).read(0, Math.min(2, opened(given).size));
  const isZip = first[0] === 0x50 && first[1] === 0x4b;
  if (/\.npz$/i.test(file) || isZip) return openNpz(given, file);
  const tensors = await openSafetensors(given, file);
  return {
    ...tensors,
    shape: async (name) => tensors.shape(name)!,
    type: async (name) => tensors.type(name),
  };
}

/** The tensors of a PyTorch checkpoint. */
async function torchTensors(given: Readable, file: string): Promise<Tensors> {
  const { openTorch } = await import('./torch/torch.ts');
  const torch = await openTorch(given, file);
  return {
    ...torch,
    shape: async (name) => torch.shape(name)!,
    type: async (name) => torch.type(name),
  };
}

/**
 * The one array of a `.npy` file.
 *
 * @param file  the file's name, for messages
 */
function bareArray(given: OpenedFile, file: string): Tensors {
  const header = async () => {
    const found = await readNpyStart(given, file);
    checkNpySize(found, given.size, file);
    return found;
  };
  return {
    names: [BARE],
    shape: async () => (await header()).shape,
    type: async () => (await header()).type,
    read: async (_, options) => readNpy(await wholeFile(given, file, options), file),
  };
}
