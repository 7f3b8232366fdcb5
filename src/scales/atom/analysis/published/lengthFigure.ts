import type { Relations } from '../../../../dataset/dataset.ts';
import type { DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { principalAxes } from '../../../../math/spectra/principalAxes.ts';
import type { Work } from '../../../../math/work/work.ts';
import { covariateTable } from '../selection.ts';
import { along } from './along.ts';

/** The covariates that hold a word's length, the paper's own first. */
export const LENGTHS = ['last token characters', 'characters'] as const;

/** What stands for a word's length: a covariate, or the characters of the words themselves. */
export type LengthMeasure = (typeof LENGTHS)[number];

/** The pairs whose words differ by one length. */
export interface LengthGroup {
  /** input − output, in characters */
  readonly length: number;
  readonly pairs: number;
  /** of the first component's scores */
  readonly mean: number;
  /** their standard deviation, with n; 0 for one pair */
  readonly sd: number;
}

/** The paper's distractor figure: the first component of the differences against the difference in word length. */
export interface LengthFigure {
  readonly measure: LengthMeasure;
  /** share of the variance of the z-scored differences along the component, in [0, 1] */
  readonly share: number;
  /** each pair along the first component of the z-scored differences, about the mean, `[pairs]` */
  readonly scores: Float64Array;
  /** length of the input − length of the output of each pair, in characters, `[pairs]` */
  readonly lengths: Float64Array;
  /** by ascending length */
  readonly groups: readonly LengthGroup[];
  /** least squares through the means of the groups, each counting once; null for fewer than two groups */
  readonly line: { readonly slope: number; readonly intercept: number } | null;
}

/**
 * The distractor figure as published: the first principal component of the z-scored differences against the difference in
 * last-token string length, with the mean ± sd of each length and a line through the means. Characters of the whole word
 * stand in where last tokens are not known.
 *
 * @param zScored  input − output, z-scored, `[pairs, d]`
 * @param pairs  word indices of (input, output), flattened `[pairs * 2]`
 */
export async function lengthFigure(
  zScored: DoubleMatrix,
  pairs: Uint32Array,
  relations: Relations,
  work: Work,
): Promise<LengthFigure> {
  const { axes, shares, mean } = await principalAxes(zScored, 1, work);
  const scores = axes.rows > 0 ? along(zScored, axes, mean, 1).data : new Float64Array(zScored.rows);
  const { measure, lengthOf } = lengthsOf(relations);
  const lengths = Float64Array.from(
    { length: zScored.rows },
    (_, i) => lengthOf(pairs[2 * i]!) - lengthOf(pairs[2 * i + 1]!),
  );
  const groups = groupsOf(scores, lengths);
  return { measure, share: shares[0] ?? 0, scores, lengths, groups, line: lineThrough(groups) };
}

function lengthsOf(relations: Relations): {
  readonly measure: LengthMeasure;
  readonly lengthOf: (word: number) => number;
} {
  const known = LENGTHS.find((name) => name in relations.covariates);
  if (known) {
    const { data } = covariateTable(relations, [known]);
    return { measure: known, lengthOf: (word) => data[word]! };
  }
  return { measure: 'characters', lengthOf: (word) => [...(relations.words[word] ?? '')].length };
}

function groupsOf(scores: Float64Array, lengths: Float64Array): LengthGroup[] {
  const distinct = [...new Set(lengths)].sort((a, b) => a - b);
  return distinct.map((length) => {
    const own = scores.filter((_, i) => lengths[i] === length);
    const mean = own.reduce((sum, score) => sum + score, 0) / own.length;
    const squares = own.reduce((sum, score) => sum + (score - mean) ** 2, 0);
    return { length, pairs: own.length, mean, sd: Math.sqrt(squares / own.length) };
  });
}

function lineThrough(groups: readonly LengthGroup[]): LengthFigure['line'] {
  if (groups.length < 2) return null;
  const centre = (of: (group: LengthGroup) => number) =>
    groups.reduce((sum, group) => sum + of(group), 0) / groups.length;
  const [x, y] = [centre(({ length }) => length), centre(({ mean }) => mean)];
  let products = 0;
  let squares = 0;
  for (const { length, mean } of groups) {
    products += (length - x) * (mean - y);
    squares += (length - x) ** 2;
  }
  const slope = products / squares;
  return { slope, intercept: y - slope * x };
}
