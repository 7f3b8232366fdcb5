import type { BestPairs } from '../../../../math/matching/topLists.ts';

/**
 * What became of a feature in the other set. `none`: no feature there is beyond the line (it is lost, or novel, depending on
 * which set comes first). `onesided`: its best partner is beyond the line, but has a better partner itself. `split`: it
 * belongs to a family, one feature of one set that is the best partner of several of the other. `shared`: two features
 * are each other's best partners, beyond the line both ways.
 */
export const MATCH_KINDS = ['none', 'onesided', 'split', 'shared'] as const;

export type MatchKind = (typeof MATCH_KINDS)[number];

/** A feature that is the best partner of several features of the other set, all beyond their line. */
export interface Family {
  /** the set of the one feature: 0 if it splits in the second set, 1 if features of the first merge into it */
  readonly set: 0 | 1;
  readonly one: number;
  /** the features of the other set, the most similar first */
  readonly members: Uint32Array;
  /** similarity of each to the one, `[members]` */
  readonly similarity: Float32Array;
}

/** Kinds of the features of both sets, as indices into `MATCH_KINDS`, and the families. */
export interface Kinds {
  readonly kinds: readonly [Uint8Array, Uint8Array];
  readonly families: readonly Family[];
}

/**
 * What became of each feature.
 *
 * @param best  the best partners both ways
 * @param lines  the similarity beyond which a best partner counts, of features of the first and of the second set
 */
export function kindsOf({ forward, backward }: BestPairs, lines: readonly [number, number]): Kinds {
  const sides = [forward, backward] as const;
  const best = sides.map(({ indices, values, k }, set) =>
    Int32Array.from({ length: values.length / k }, (_, i) =>
      values[i * k]! > lines[set]! ? indices[i * k]! : -1,
    ),
  ) as [Int32Array, Int32Array];
  const kinds = best.map((of, set) =>
    Uint8Array.from(of, (partner, i) => {
      if (partner < 0) return MATCH_KINDS.indexOf('none');
      return MATCH_KINDS.indexOf(best[1 - set]![partner] === i ? 'shared' : 'onesided');
    }),
  ) as [Uint8Array, Uint8Array];
  const families = ([0, 1] as const).flatMap((set) => familiesOf(set, best[1 - set]!, sides[1 - set]!));
  for (const { set, one, members } of families) {
    kinds[set][one] = MATCH_KINDS.indexOf('split');
    for (const member of members) kinds[1 - set]![member] = MATCH_KINDS.indexOf('split');
  }
  return { kinds, families };
}

function familiesOf(
  set: 0 | 1,
  best: Int32Array,
  { values, k }: { readonly values: Float32Array; readonly k: number },
): Family[] {
  const membersOf = new Map<number, number[]>();
  best.forEach((one, member) => {
    if (one < 0) return;
    const members = membersOf.get(one);
    if (members) members.push(member);
    else membersOf.set(one, [member]);
  });
  return [...membersOf]
    .filter(([, members]) => members.length > 1)
    .sort(([x], [y]) => x - y)
    .map(([one, members]) => {
      const ranked = members.sort((x, y) => values[y * k]! - values[x * k]! || x - y);
      return {
        set,
        one,
        members: Uint32Array.from(ranked),
        similarity: Float32Array.from(ranked, (member) => values[member * k]!),
      };
    });
}
