import type { MetaSae } from './metaSae.ts';

/** A feature or meta-feature with the strength of one in the other. */
export interface Strength {
  readonly index: number;
  /** positive */
  readonly strength: number;
}

type Parts = Pick<MetaSae, 'starts' | 'metas' | 'strengths'>;

/** The meta-features that a feature is made of, the strongest first. */
export function metasOf({ starts, metas, strengths }: Parts, feature: number): Strength[] {
  const own: Strength[] = [];
  for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at++) {
    own.push({ index: metas[at]!, strength: strengths[at]! });
  }
  return own;
}

/** The features of each meta-feature, the strongest first, `[width]`. */
export function featuresOfMetas(parts: Parts & Pick<MetaSae, 'n' | 'width'>): Strength[][] {
  const lists = Array.from({ length: parts.width }, (): Strength[] => []);
  for (let feature = 0; feature < parts.n; feature++) {
    for (const { index, strength } of metasOf(parts, feature)) {
      lists[index]!.push({ index: feature, strength });
    }
  }
  for (const list of lists) list.sort((a, b) => b.strength - a.strength || a.index - b.index);
  return lists;
}

/** The strongest meta-feature of each feature, −1 for a feature without parts, `[n]`. */
export const strongestMetas = ({ n, starts, metas }: Parts & Pick<MetaSae, 'n'>): Int32Array =>
  Int32Array.from({ length: n }, (_, i) => (starts[i + 1]! > starts[i]! ? metas[starts[i]!]! : -1));

/** The strength of one meta-feature in each feature, NaN where it is not active, `[n]`. */
export function strengthsOf(parts: Parts & Pick<MetaSae, 'n'>, meta: number): Float32Array {
  const values = new Float32Array(parts.n).fill(NaN);
  for (let feature = 0; feature < parts.n; feature++) {
    for (const { index, strength } of metasOf(parts, feature)) {
      if (index === meta) values[feature] = strength;
    }
  }
  return values;
}
