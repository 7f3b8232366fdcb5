import { coincidenceBound } from '../../../../math/statistics/association/coincidence.ts';
import type { Work } from '../../../../math/work/work.ts';
import { affinityEntry } from '../affinities/affinities.ts';

/** The features that features fire with beyond chance: pairs, each once. */
export interface Partners {
  /** features of each pair, the one that was asked for first, flattened `[pairs, 2]` */
  readonly ends: Uint32Array;
  /** phi of each pair, `[pairs]` */
  readonly values: Float64Array;
  /** the number of pairs that were compared, for which the bound is corrected */
  readonly compared: number;
}

/** Counts of blocks, from firings or from counts of pairs. */
export interface PairCounts {
  readonly blocks: number;
  /** number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
  /** number of blocks in which each feature fires together with one, `[features]` */
  readonly together: (feature: number) => Uint32Array;
}

/** The probability, over all pairs compared, with which any pair counts by chance. */
const LEVEL = 0.05;

/**
 * The features that fire most with each of some features, by phi, as far as they fire together beyond chance: a pair
 * counts if the bound of its coincidence (`coincidenceBound`), times the number of pairs compared, is at most 0.05.
 * Features that never fire or always fire are left out.
 *
 * @param of  feature numbers
 * @param count  the number of partners of each feature at most
 */
export async function partnersByFiring(
  { blocks, fired, together: togetherOf }: PairCounts,
  of: readonly number[],
  count: number,
  work: Work,
): Promise<Partners> {
  const others = [...fired.keys()].filter((i) => fired[i]! > 0 && fired[i]! < blocks);
  const compared = of.length * Math.max(1, others.length - 1);
  const { value: valueOf } = affinityEntry('phi');
  const pairs = new Map<string, { readonly ends: readonly [number, number]; readonly value: number }>();
  for (const [i, feature] of of.entries()) {
    work.progress(i / of.length, 'Features that fire together');
    await work.pause();
    const own = fired[feature]!;
    const together = togetherOf(feature);
    const beyond = others.filter(
      (other) =>
        other !== feature &&
        compared * coincidenceBound(together[other]!, own, fired[other]!, blocks) <= LEVEL,
    );
    const phi = (other: number) => valueOf(together[other]!, own, fired[other]!, blocks);
    for (const other of beyond.sort((a, b) => phi(b) - phi(a) || a - b).slice(0, count)) {
      const key = [feature, other].sort((a, b) => a - b).join();
      if (!pairs.has(key)) pairs.set(key, { ends: [feature, other], value: phi(other) });
    }
  }
  const found = [...pairs.values()];
  return {
    ends: Uint32Array.from(found.flatMap(({ ends }) => ends)),
    values: Float64Array.from(found, ({ value }) => value),
    compared,
  };
}
