import type { Random } from './random.ts';

/** The draws that seeding a clustering needs. */
export type Draws = Pick<Random, 'uniform' | 'integer'>;

const WORDS = 624;
const AHEAD = 397;

/**
 * The stream of NumPy's `RandomState(seed)`: the Mersenne Twister MT19937 (Matsumoto, Nishimura 1998), with NumPy's
 * doubles (`random_sample`), bounded integers (`randint`, masked rejection) and normals (`standard_normal`, Marsaglia's
 * polar method, whose second value of a pair is returned first). It serves two purposes. scikit-learn draws its first
 * centres from it, and if data has several nearly equal optima, clusters agree with scikit-learn's, feature by feature,
 * only if they start from the same centres. And figures as published take the very rows that the paper's code takes.
 * Everything else draws from `random`.
 *
 * @param seed  its integer part modulo 2³² counts
 */
export function numpyRandom(seed: number): Random {
  const state = new Uint32Array(WORDS);
  state[0] = seed >>> 0;
  for (let i = 1; i < WORDS; i++) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = Math.imul(1812433253, before) + i;
  }
  let at = WORDS;
  const word = () => {
    if (at === WORDS) {
      twist(state);
      at = 0;
    }
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const uniform = () => {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = scale * x;
      return scale * y;
    }
  };
  return {
    uniform,
    normal,
    integer(below) {
      const most = below - 1;
      if (most <= 0) return 0;
      const mask = 2 ** (32 - Math.clz32(most)) - 1;
      for (;;) {
        const drawn = (word() & mask) >>> 0;
        if (drawn <= most) return drawn;
      }
    },
  };
}

/** Makes the next 624 words. */
function twist(state: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % WORDS]! & 0x7fffffff);
    const odd = y & 1 ? 0x9908b0df : 0;
    state[i] = state[(i + AHEAD) % WORDS]! ^ (y >>> 1) ^ odd;
  }
}
