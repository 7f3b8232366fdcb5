import type { Case } from './figures.ts';

/** How often a figure rejects in worlds of one kind. */
export interface Rates {
  readonly figure: string;
  readonly case: string;
  readonly strength: string | null;
  readonly worlds: number;
  /** number of worlds with p ≤ 0.01, ≤ 0.05 and ≤ 0.1; null if the draws cannot give such a p */
  readonly rejected: readonly (number | null)[];
}

export const LEVELS = [0.01, 0.05, 0.1] as const;

/**
 * Counts rejections over worlds of the seeds 1 … worlds.
 *
 * @param draws  of the null behind each p
 */
export async function ratesOf(figure: string, one: Case, draws: number, worlds: number): Promise<Rates> {
  const found: number[] = [];
  for (let seed = 1; seed <= worlds; seed++) {
    const p = await one.p(seed);
    if (p !== null) found.push(p);
  }
  const rejected = LEVELS.map((level) =>
    1 / (draws + 1) > level + 1e-12 ? null : found.filter((p) => p <= level + 1e-12).length,
  );
  return { figure, case: one.name, strength: one.strength, worlds: found.length, rejected };
}

/** The 95 % interval of a rate (Wilson 1927), [low, high]. */
export function interval(count: number, n: number): readonly [number, number] {
  const z = 1.96;
  const rate = count / n;
  const centre = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
