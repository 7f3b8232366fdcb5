/** A stream of random numbers, determined by its seed to the last bit (sfc32). */
export interface Random {
  /** Uniform in [0, 1), 32 bits of randomness. */
  uniform(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
}

/** Where a stream is: plain data, from which another thread can go on. */
export interface StreamState {
  readonly words: readonly [number, number, number, number];
  /** a normal number that is drawn already; null if there is none */
  readonly spare: number | null;
}

/** A stream that knows where it is. */
export interface SeededRandom extends Random {
  state(): StreamState;
  /** Moves past normal numbers without computing them. */
  skipNormals(count: number): void;
}

/**
 * A seeded stream: Chris Doty-Humphrey's sfc32, seeded through splitmix32.
 *
 * @param seed  any number; its integer part modulo 2³² counts
 */
export function random(seed: number): SeededRandom {
  let mix = seed >>> 0;
  const next = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  const stream = resumed({ words: [next(), next(), next(), 1], spare: null });
  for (let i = 0; i < 12; i++) stream.uniform();
  return stream;
}

/** The stream that goes on from a state. */
export function resumed(from: StreamState): SeededRandom {
  let [a, b, c, counter] = from.words;
  let spare = from.spare;
  const uniform = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const skipNormals = (count: number) => {
    let left = count;
    if (spare !== null && left > 0) {
      spare = null;
      left--;
    }
    // Two normal numbers are made of two uniform ones.
    for (; left >= 2; left -= 2) {
      uniform();
      uniform();
    }
    if (left > 0) normal();
  };
  return {
    uniform,
    normal,
    integer: (below) => Math.floor(uniform() * below),
    state: () => ({ words: [a, b, c, counter], spare }),
    skipNormals,
  };
}

/** A random permutation of `[0, n)` (Fisher–Yates). */
export function permutation(n: number, stream: Random): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return shuffle(order, stream);
}

/** Shuffles an array in place (Fisher–Yates) and returns it. */
export function shuffle<T extends { [index: number]: number; readonly length: number }>(
  array: T,
  stream: Random,
): T {
  for (let i = array.length - 1; i > 0; i--) {
    const j = stream.integer(i + 1);
    const swapped = array[i]!;
    array[i] = array[j]!;
    array[j] = swapped;
  }
  return array;
}
