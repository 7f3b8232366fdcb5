import { inverseNorms } from '../../../../math/matrices/norms.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { nearestNeighbours } from '../../../../math/neighbours/nearestNeighbours.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Directions of a larger cosine are near copies, in dimensions where chance does not reach it. */
export const NEAR_COPY = 0.7;
/** The number of chance neighbours of a feature that is allowed. */
const BY_CHANCE = 0.05;
/** Nearest directions of each that are looked at: larger families still hang together by them. */
const NEAREST = 15;

/**
 * Families of near copies: features joined by chains of directions of cosine above 0.7, or above what
 * uniform directions reach by chance if that is more, as in few dimensions. Features of one family are not
 * independent: a null that moves them one by one finds structure in any copies.
 *
 * @param decoder  `[features, dim]`
 * @returns for each feature the smallest feature of its family, `[features]`; null if no feature has a near copy
 */
export async function nearCopies(decoder: Matrix, work: Work): Promise<Int32Array | null> {
  const { rows, columns } = decoder;
  if (rows < 2) return null;
  const inverse = inverseNorms(decoder);
  const unit: Matrix = {
    data: decoder.data.map((value, at) => value * inverse[Math.floor(at / columns)]!),
    rows,
    columns,
  };
  const k = Math.min(NEAREST, rows - 1);
  const { indices, distances } = await nearestNeighbours(unit, { k, metric: 'euclidean' }, work);
  const family = Int32Array.from({ length: rows }, (_, i) => i);
  const first = (i: number): number => {
    let at = i;
    while (family[at] !== at) at = family[at] = family[family[at]!]!;
    return at;
  };
  // Of uniform directions, a share below (1 − c²)^((dim − 1)/2) has a cosine above c: in few dimensions chance reaches 0.7.
  const chance = columns > 1 ? Math.sqrt(1 - (BY_CHANCE / rows) ** (2 / (columns - 1))) : 1;
  const reach = Math.sqrt(2 - 2 * Math.max(NEAR_COPY, chance));
  let joined = 0;
  for (let i = 0; i < rows; i++) {
    if (inverse[i] === 0) continue;
    for (let p = i * k; p < (i + 1) * k; p++) {
      const other = indices[p]!;
      if (!(distances[p]! < reach) || inverse[other] === 0) continue;
      const [a, b] = [first(i), first(other)];
      if (a === b) continue;
      family[Math.max(a, b)] = Math.min(a, b);
      joined++;
    }
  }
  return joined > 0 ? family.map((_, i) => first(i)) : null;
}

/**
 * For each of some features its place among them, by which the others of its family are found: the place of the first of its
 * family that is among them, `[members]`.
 *
 * @param families  see `nearCopies`; null if there are no near copies
 */
export function leadersAmong(
  members: ArrayLike<number>,
  families: Int32Array | null | undefined,
): Uint32Array {
  const leader = new Map<number, number>();
  return Uint32Array.from({ length: members.length }, (_, place) => {
    const family = families?.[members[place]!] ?? members[place]!;
    const found = leader.get(family);
    if (found !== undefined) return found;
    leader.set(family, place);
    return place;
  });
}
