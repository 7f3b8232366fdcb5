import { random, type Random } from '../../random/random.ts';
import { CARD_UNIT, LEAST_NORMAL, flushBound, relativeBound } from '../bound.ts';
import { CardError, type Card, type CardRows, type LeastProducts } from '../card.ts';

/**
 * How an emulated card computes. `rounded`: as WGSL allows, each sum in an order of its own, rounded up or down by chance,
 * sometimes fused, small numbers sometimes taken for zero. `worst`: the true sum, off by the whole bound up or down.
 * `nearest`: as this machine does. `wrong`: it drops a product of every sum.
 */
export type Arithmetic = 'rounded' | 'worst' | 'nearest' | 'wrong';

export interface Emulation {
  readonly arithmetic: Arithmetic;
  readonly seed?: number;
  /** answers this number of times, and is lost then */
  readonly answers?: number;
}

/** A card that computes on this thread, as well or as badly as WGSL allows. */
export function emulatedCard({ arithmetic, seed = 1, answers = Infinity }: Emulation): Card & {
  /** of the rows that are not freed */
  held(): number;
} {
  const stream = random(seed);
  let left = answers;
  let held = 0;
  return {
    name: 'emulated',
    held: () => held,
    hold({ rows, columns, part }: CardRows) {
      const z = part(0, rows).slice();
      held++;
      let freed = false;
      return Promise.resolve({
        least(queries: Float32Array, places: number, own: number) {
          if (freed || left-- <= 0) return Promise.reject(new CardError('the graphics card was lost'));
          const least = leastProducts(queries, z, columns, places, own, (a, b) =>
            emulatedSum(a, b, arithmetic, stream),
          );
          return Promise.resolve(least);
        },
        free() {
          if (!freed) held--;
          freed = true;
        },
      });
    },
  };
}

function leastProducts(
  queries: Float32Array,
  z: Float32Array,
  columns: number,
  places: number,
  own: number,
  product: (a: Float32Array, b: Float32Array) => number,
): LeastProducts {
  const count = queries.length / columns;
  const numbers = new Uint32Array(count * places);
  const products = new Float32Array(count * places);
  for (let q = 0; q < count; q++) {
    const query = queries.subarray(q * columns, (q + 1) * columns);
    Array.from({ length: z.length / columns }, (_, j) => j)
      .filter((j) => j !== own + q)
      .map((j) => ({ j, key: product(query, z.subarray(j * columns, (j + 1) * columns)) }))
      .sort((a, b) => a.key - b.key)
      .slice(0, places)
      .reverse()
      .forEach(({ j, key }, p) => {
        numbers[q * places + p] = j;
        products[q * places + p] = key;
      });
  }
  return { numbers, products };
}

/** Σ aᵢ bᵢ as an emulated card computes it. */
export function emulatedSum(
  a: Float32Array,
  b: Float32Array,
  arithmetic: Arithmetic,
  stream: Random,
): number {
  if (arithmetic === 'worst') return worstSum(a, b, stream);
  if (arithmetic !== 'rounded') {
    let sum = 0;
    for (let i = arithmetic === 'wrong' ? 1 : 0; i < a.length; i++) {
      sum = Math.fround(sum + Math.fround(a[i]! * b[i]!));
    }
    return sum;
  }
  const flush = (value: number) => (Math.abs(value) < LEAST_NORMAL && stream.uniform() < 0.5 ? 0 : value);
  const operate = (value: number) => flush(eitherWay(value, stream));
  // Partial sums, of which any two are added at a time: every order of adding can occur.
  const sums = Array.from(a, (value, i) => ({ x: flush(value), y: flush(b[i]!), product: true }));
  const valueOf = ({ x, y, product }: (typeof sums)[number]) => (product ? operate(x * y) : x);
  while (sums.length > 1) {
    const [first] = sums.splice(stream.integer(sums.length), 1);
    const at = stream.integer(sums.length);
    const second = valueOf(sums[at]!);
    // A float64 product of float32 is exact; its sum with a float32 is fused but for 2⁻⁵³.
    const fused = first!.product && stream.uniform() < 0.5;
    const sum = fused ? operate(first!.x * first!.y + second) : operate(valueOf(first!) + second);
    sums[at] = { x: sum, y: 1, product: false };
  }
  return sums.length === 1 ? valueOf(sums[0]!) : 0;
}

function worstSum(a: Float32Array, b: Float32Array, stream: Random): number {
  let sum = 0;
  let size = 0;
  let largestA = 0;
  let largestB = 0;
  a.forEach((value, i) => {
    sum += value * b[i]!;
    size += Math.abs(value * b[i]!);
    largestA = Math.max(largestA, Math.abs(value));
    largestB = Math.max(largestB, Math.abs(b[i]!));
  });
  const error = relativeBound(a.length) * size + flushBound(a.length, largestA, largestB);
  const sign = stream.uniform() < 0.5 ? -1 : 1;
  const worst = Math.fround(sum + sign * error);
  return Math.abs(worst - sum) <= error
    ? worst
    : Math.fround(sum + sign * (error - CARD_UNIT * Math.abs(sum)));
}

/** A float32 on either side of a number, or the number if it is a float32. */
function eitherWay(value: number, stream: Random): number {
  const near = Math.fround(value);
  if (near === value || stream.uniform() < 0.5) return near;
  return neighbour(near, value > near);
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The next float32 above or below one. */
function neighbour(value: number, up: boolean): number {
  if (value === 0) return up ? 2 ** -149 : -(2 ** -149);
  float[0] = value;
  bits[0]! += value > 0 === up ? 1 : -1;
  return float[0];
}
