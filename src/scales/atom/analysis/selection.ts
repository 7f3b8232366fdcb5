import type { Relation, Relations } from '../../../dataset/dataset.ts';
import { DataError } from '../../../dataset/error.ts';
import { differences } from '../../../math/pairs/differences.ts';
import { doubleRow, takeDoubleRows, zeros, type DoubleMatrix } from '../../../math/matrices/doubleMatrix.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { checkParameters, type CrystalParameters, type OwnRelation } from './parameters.ts';
import { norm } from '../../../math/matrices/dot.ts';

/** What the atom scale looks at: words with a vector each, and the relations between them. */
export interface RelationWords {
  /** a vector a word, `[words, d]` */
  readonly vectors: Matrix;
  readonly relations: Relations;
}

/** The chosen relations' pairs, laid out for the computations. */
export interface Selection {
  readonly relations: readonly SelectedRelation[];
  /** word indices of (input, output), flattened `[pairs * 2]`, relation after relation */
  readonly pairs: Uint32Array;
  /** relation of each pair, as an index into `relations`, `[pairs]` */
  readonly labels: Uint32Array;
  /** output − input, `[pairs, d]` */
  readonly differences: DoubleMatrix;
  /** the words that stand in a pair, in order of first appearance */
  readonly words: Uint32Array;
}

export interface SelectedRelation {
  readonly id: string;
  readonly name: string;
  /** pairs that take part */
  readonly pairs: number;
  /** pairs left out because both words have the same vector: they have no direction */
  readonly dropped: number;
}

/** Differences up to this length have no direction to speak of. */
const SHORTEST = 1e-6;

/**
 * Gathers the pairs of the chosen relations, leaving out those whose two words have one vector.
 *
 * @param shortest  pairs whose difference is not longer are left out; below 0, every pair takes part
 * @throws DataError when a relation is unknown or chosen twice, a pair names a word that is not there, a
 *   vector is not finite, or no pair remains
 */
export function select(
  { vectors, relations }: RelationWords,
  parameters: CrystalParameters,
  shortest = SHORTEST,
): Selection {
  checkParameters(parameters);
  if (parameters.relations.length === 0) {
    throw new DataError('crystals: no relation is chosen; choose at least one.');
  }
  const pairs: number[] = [];
  const labels: number[] = [];
  const selected = parameters.relations.map((id, label): SelectedRelation => {
    const relation = findRelation(id, parameters.own, relations);
    if (parameters.relations.indexOf(id) !== label) {
      throw new DataError(`crystals: the relation “${id}” is chosen twice; choose it once.`);
    }
    checkPairs(relation, vectors, relations.words);
    const offsets = differences(vectors, relation.pairs);
    const kept = [...Array(offsets.rows).keys()].filter((i) => norm(doubleRow(offsets, i)) > shortest);
    for (const i of kept) {
      pairs.push(relation.pairs[2 * i]!, relation.pairs[2 * i + 1]!);
      labels.push(label);
    }
    return { id, name: relation.name, pairs: kept.length, dropped: offsets.rows - kept.length };
  });
  if (pairs.length === 0) {
    throw new DataError('crystals: none of the chosen relations has a pair of words with different vectors.');
  }
  return {
    relations: selected,
    pairs: Uint32Array.from(pairs),
    labels: Uint32Array.from(labels),
    differences: differences(vectors, pairs),
    words: Uint32Array.from(new Set(pairs)),
  };
}

/** The parts of a selection for the pairs in `indices` only: `[indices.length]` rows each. */
export function takePairs(selection: Selection, indices: readonly number[]) {
  return {
    differences: takeDoubleRows(selection.differences, indices),
    labels: Uint32Array.from(indices, (i) => selection.labels[i]!),
    pairs: Uint32Array.from(indices.flatMap((i) => [selection.pairs[2 * i]!, selection.pairs[2 * i + 1]!])),
  };
}

/**
 * Covariates of every word as a table, `[words, covariates]`; a missing value takes the mean of the others.
 *
 * @throws DataError when a covariate is unknown, naming those there are
 */
export function covariateTable(relations: Relations, names: readonly string[]): DoubleMatrix {
  const table = zeros(relations.words.length, names.length);
  names.forEach((name, column) => {
    const values = relations.covariates[name];
    if (!values) {
      const known = Object.keys(relations.covariates).join(', ') || 'none';
      throw new DataError(
        `crystals: there is no covariate “${name}”; this dataset has: ${known}. Choose among them.`,
      );
    }
    const finite = values.filter(Number.isFinite);
    const mean = finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length);
    for (let i = 0; i < table.rows; i++) {
      const value = values[i]!;
      table.data[i * names.length + column] = Number.isFinite(value) ? value : mean;
    }
  });
  return table;
}

/**
 * A relation by its id: the user's own before the dataset's.
 *
 * @throws DataError when there is no such relation, naming those there are
 */
export function findRelation(
  id: string,
  own: readonly OwnRelation[],
  { relations }: Relations,
): OwnRelation | Relation {
  const found = own.find((one) => one.id === id) ?? relations.find((known) => known.id === id);
  if (!found) {
    const known = [...own, ...relations].map((relation) => relation.id).join(', ') || 'none';
    throw new DataError(`crystals: there is no relation “${id}”; there are: ${known}. Choose among them.`);
  }
  return found;
}

function checkPairs(
  relation: { name: string; pairs: ArrayLike<number> },
  vectors: Matrix,
  words: readonly string[],
): void {
  for (let i = 0; i < relation.pairs.length; i++) {
    const word = relation.pairs[i]!;
    const place = `crystals: pair ${Math.floor(i / 2) + 1} of “${relation.name}”`;
    if (!Number.isInteger(word) || word < 0 || word >= vectors.rows) {
      throw new DataError(
        `${place} names word ${word}, but there are vectors for ${vectors.rows} words; mend the pair.`,
      );
    }
    const at = word * vectors.columns;
    if (!vectors.data.subarray(at, at + vectors.columns).every(Number.isFinite)) {
      throw new DataError(
        `${place}: the vector of “${words[word] ?? word}” is not finite; mend the vectors or leave the pair out.`,
      );
    }
  }
}
