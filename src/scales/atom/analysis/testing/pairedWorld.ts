import { random } from '../../../../math/random/random.ts';
import type { RelationWords } from '../selection.ts';

/** How the outputs of a relation's inputs come about. */
export type Making =
  /** each input plus the relation's vector */
  | 'parallel'
  /** a few outputs, which the relation's inputs share */
  | 'hubs'
  /** inputs in one cluster, outputs in another, paired at random */
  | 'clusters'
  /** all words at random */
  | 'noise';

export interface PairedWorld {
  readonly making: Making;
  /** number of pairs of each relation */
  readonly pairs: readonly number[];
  readonly dim: number;
  readonly seed: number;
}

/** How far a word strays from where it belongs, beside words of length about 1. */
const STRAY = 0.1;
const HUBS = 3;

/** Words and relations made in one way. */
export function pairedWorld({ making, pairs, dim, seed }: PairedWorld): RelationWords {
  const stream = random(seed);
  const at = (centre: Float64Array | null, length: number) =>
    Float64Array.from(
      { length: dim },
      (_, j) => (centre?.[j] ?? 0) + (length * stream.normal()) / Math.sqrt(dim),
    );
  const rows: Float64Array[] = [];
  const word = (vector: Float64Array) => rows.push(vector) - 1;
  const relations = pairs.map((count, r) => {
    const [from, to, vector] = [at(null, 1), at(null, 1), at(null, 1)];
    const hubs = Array.from({ length: making === 'hubs' ? HUBS : 0 }, () => word(at(null, 1)));
    const input = () => (making === 'clusters' ? at(from, STRAY * 3) : at(null, 1));
    const output = (a: Float64Array, i: number) => {
      if (making === 'hubs') return hubs[i % HUBS]!;
      if (making === 'parallel')
        return word(
          at(
            a.map((value, j) => value + vector[j]!),
            STRAY,
          ),
        );
      return word(making === 'clusters' ? at(to, STRAY * 3) : at(null, 1));
    };
    const list = Array.from({ length: count }, (_, i) => {
      const a = input();
      return [word(a), output(a, i)];
    });
    return { id: `r${r}`, name: `relation ${r}`, pairs: Uint32Array.from(list.flat()) };
  });
  const data = new Float32Array(rows.length * dim);
  rows.forEach((row, i) => data.set(row, i * dim));
  return {
    vectors: { data, rows: rows.length, columns: dim },
    relations: { words: rows.map((_, i) => `w${i}`), relations, covariates: {} },
  };
}
