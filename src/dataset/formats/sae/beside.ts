import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import { type DenseArray, toMatrix, toVector } from '../../files/elements.ts';
import type { Tensors } from '../../files/tensors.ts';
import type { Setting } from '../../files/torch/state.ts';

/** Reads what stands beside an encoder, under the same prefix. */
export interface Beside {
  has(pattern: RegExp): boolean;
  /** whether the file names its settings, as PyTorch checkpoints may */
  readonly hasSettings: boolean;
  setting(name: string): Setting | undefined;
  /** The length of the first vector of some names that is longer than 1; null without one. */
  length(pattern: RegExp): Promise<number | null>;
  /** The first element of an array; null without the array. */
  number(pattern: RegExp): Promise<number | null>;
  /**
   * A vector of finite numbers. One number stands for all elements if it may be `shared`.
   *
   * @throws DataError when it is missing or malformed
   */
  vector(pattern: RegExp, name: string, length: number, shared?: boolean): Promise<Float32Array>;
  matrix(pattern: RegExp): Promise<Matrix | null>;
  /** A refusal because a vector is missing. */
  missing(name: string, length: number): DataError;
  /** An array of any shape; null without it. */
  array(pattern: RegExp): Promise<DenseArray | null>;
}

/** A vector without its axes of length 1: some files have biases `[1, features]`. */
const flat = (array: DenseArray): DenseArray => ({
  ...array,
  shape: array.shape.filter((size) => size !== 1).length <= 1 ? [array.data.length] : array.shape,
});

/** Reads what stands beside an encoder in a file. */
export function besideEncoder(tensors: Tensors, prefix: string, file: string): Beside {
  const nameOf = (pattern: RegExp) =>
    tensors.names.find((name) => name.startsWith(prefix) && pattern.test(name.slice(prefix.length)));
  const missing = (name: string, length: number) =>
    new DataError(
      `${file}: expected a tensor “${name}” [${length}] beside the encoder, found ${listNames(tensors.names)}; give the whole SAE.`,
    );
  return {
    missing,
    has: (pattern) => nameOf(pattern) !== undefined,
    hasSettings: tensors.settings !== undefined,
    setting: (name) => tensors.settings?.get(prefix + name),
    async length(pattern) {
      for (const name of tensors.names) {
        if (!name.startsWith(prefix) || !pattern.test(name.slice(prefix.length))) continue;
        const wide = (await tensors.shape(name)).filter((size) => size !== 1);
        if (wide.length === 1) return wide[0]!;
      }
      return null;
    },
    async number(pattern) {
      const name = nameOf(pattern);
      return name === undefined ? null : ((await tensors.read(name)).data[0] ?? null);
    },
    async vector(pattern, name, length, shared = false) {
      const found = nameOf(pattern);
      if (found === undefined) throw missing(name, length);
      const array = flat(await tensors.read(found));
      const whole = shared && array.data.length === 1;
      const vector = whole
        ? new Float32Array(length).fill(array.data[0]!)
        : toVector(array, `${file}: ${found}`, length);
      const bad = vector.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) {
        throw new DataError(`${file}: ${found}: element ${bad} is ${vector[bad]}, expected a finite number.`);
      }
      return vector;
    },
    async array(pattern) {
      const name = nameOf(pattern);
      return name === undefined ? null : tensors.read(name);
    },
    async matrix(pattern) {
      const name = nameOf(pattern);
      return name === undefined ? null : toMatrix(await tensors.read(name), `${file}: ${name}`);
    },
  };
}
