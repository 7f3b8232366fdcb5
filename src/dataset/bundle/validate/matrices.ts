import { type Matrix, row } from '../../../math/matrices/matrix.ts';
import { type DenseArray, LARGEST, wrongShape } from '../../files/elements.ts';
import { type Findings, Places } from './findings.ts';

/**
 * A matrix whose shape and numbers were checked; null if it has another shape.
 *
 * @param shape  the expected shape, `[rows, columns]`
 */
export function checkMatrix(
  array: DenseArray,
  file: string,
  shape: readonly [number, number],
  { fault }: Findings,
): Matrix | null {
  if (array.shape.length !== 2 || shape.some((size, axis) => size !== array.shape[axis])) {
    fault(wrongShape(file, shape, array.shape).message);
    return null;
  }
  const data = array.data instanceof Float32Array ? array.data : Float32Array.from(array.data);
  const [rows, columns] = shape;
  const wrong = new Places<number>();
  // A NaN is not within the limit.
  for (let i = 0; i < data.length; i++) if (!(Math.abs(data[i]!) <= LARGEST)) wrong.note(i);
  fault(
    wrong.sentence(
      (i, more) =>
        `${file}: row ${Math.floor(i / columns)}, column ${i % columns} is ${data[i]}${more}; expected finite numbers within ±1e15; replace, scale or leave out such rows before saving.`,
    ),
  );
  return { data, rows, columns };
}

/**
 * Checks a column of numbers, with NaN for unknown ones.
 *
 * @param range  the least and the greatest value that is allowed
 */
export function checkColumn(
  { shape, data }: DenseArray,
  file: string,
  length: number,
  { fault, warn }: Findings,
  range?: readonly [number, number],
): void {
  if (shape.length !== 1 || shape[0] !== length) return fault(wrongShape(file, [length], shape).message);
  const infinite = new Places<number>();
  const beyond = new Places<number>();
  data.forEach((value, i) => {
    if (value === Infinity || value === -Infinity) infinite.note(i);
    else if (range && (value < range[0] || value > range[1])) beyond.note(i);
  });
  fault(
    infinite.sentence(
      (i, more) => `${file}: element ${i} is ${data[i]}${more}; expected numbers, or NaN for unknown ones.`,
    ),
  );
  warn(
    beyond.sentence(
      (i, more) =>
        `${file}: element ${i} is ${data[i]}${more}; expected numbers from ${range?.join(' to ')}.`,
    ),
  );
}

/** Warns of rows that say nothing: rows of zeros, and rows that repeat another one. */
export function checkRows(m: Matrix, file: string, item: string, { warn }: Findings): void {
  const zeros = new Places<number>();
  const repeated = new Places<readonly [number, number]>();
  const bits = new Uint32Array(m.data.buffer, m.data.byteOffset, m.data.length);
  const byHash = new Map<number, number[]>();
  for (let i = 0; i < m.rows; i++) {
    if (row(m, i).every((value) => value === 0)) {
      zeros.note(i);
      continue;
    }
    const hash = hashOf(bits, i * m.columns, m.columns);
    const alike = byHash.get(hash);
    const twin = alike?.find((other) =>
      row(m, other).every((value, j) => value === m.data[i * m.columns + j]),
    );
    if (twin !== undefined) repeated.note([twin, i]);
    else if (alike) alike.push(i);
    else byHash.set(hash, [i]);
  }
  warn(zeros.sentence((i, more) => `${file}: row ${i} is zero${more}: such a ${item} has no direction.`));
  warn(
    repeated.sentence(
      ([one, other], more) =>
        `${file}: rows ${one} and ${other} are equal${more}: the same ${item} occurs twice.`,
    ),
  );
}

/** A hash that finds rows which may be equal: multiplied as in FNV, and mixed, because half precision leaves low bits empty. */
function hashOf(bits: Uint32Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + count; i++) {
    hash = Math.imul(hash ^ bits[i]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
