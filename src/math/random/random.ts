/** A stream of random numbers, determined by its seed to the last bit (sfc32). */
export interface Random {
  /** Uniform in [0, 1), 32 bits of randomness. */
  uniform(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
}

/**
 * A seeded stream: Chris Doty-Humphrey's sfc32, seeded through splitmix32.
 *
 * @param seed  any number; its integer part modulo 2³² counts
 */
export function random(seed: number): Random {
  let mix = seed >>> 0;
  const next = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = next(),
    b = next(),
    c = next(),
    counter = 1;
  const uniform = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) uniform();
  let spare: number | null = null;
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
  return { uniform, normal, integer: (below) => Math.floor(uniform() * below) };
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
