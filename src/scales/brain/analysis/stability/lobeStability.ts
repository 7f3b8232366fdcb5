import { contingency } from '../../../../math/clustering/contingency.ts';

/** Whether a lobe comes out again from other documents. */
export type LobeState = 'stable' | 'part' | 'unstable';

/** How far each lobe comes out again. */
export interface LobeStability {
  /** the Jaccard index with the most similar lobe of a sample, the mean over the samples, in [0, 1], `[lobes]` */
  readonly jaccard: Float64Array;
  /** stable: the lobe comes out again; part: only its union with others does, of which it is a part; `[lobes]` */
  readonly states: readonly LobeState[];
  /** the lobes that come out again as one, each with its lobes: a group of one is a lobe that stands by itself */
  readonly groups: readonly (readonly number[])[];
}

/** From this mean Jaccard index on a cluster counts as stable (Hennig, documentation of `clusterboot` in the R package fpc). */
export const STABLE = 0.75;
/**
 * The stability of each lobe by bootstrap samples (Hennig 2007): the Jaccard index with the most similar lobe of each sample,
 * over the features that both have. If samples cut a lobe of the data elsewhere each time, its parts are not stable, but their
 * union is: if there are fewer lobes than were asked for, lobes whose features share lobes of the samples most often are
 * joined to that number of groups, and the union of a group is compared with the union of the sample's lobes that lie mostly in it.
 *
 * @param full  lobe of each feature, −1 for features left out, `[features]`
 * @param samples  the same for each sample
 * @param lobes  number of lobes in `full`
 * @param shown  number of lobes that there are: no lobes are joined if it is `lobes` or more
 */
export function lobeStability(
  full: Int32Array,
  samples: readonly Int32Array[],
  lobes: number,
  shown: number,
): LobeStability {
  const tables = samples.map((labels) => tableOf(full, labels, lobes));
  const all = Array.from({ length: lobes }, (_, lobe) => [lobe]);
  const jaccard = Float64Array.from(all, ([lobe]) => meanOver(tables, (table) => bestJaccard(table, lobe!)));
  const groups = groupsOf(tables, lobes, Math.min(lobes, shown));
  const states = Array.from(jaccard, (value, lobe): LobeState => {
    if (value >= STABLE) return 'stable';
    const group = groups.find((members) => members.includes(lobe))!;
    if (group.length === 1) return 'unstable';
    return meanOver(tables, (table) => unionJaccard(table, group, groups)) >= STABLE ? 'part' : 'unstable';
  });
  return { jaccard, states, groups };
}

/**
 * For each lobe the Jaccard index with the most similar lobe of another clustering, over the features that both have, in [0, 1],
 * `[lobes]`.
 *
 * @param full  lobe of each feature, −1 for features left out, `[features]`
 * @param other  the same for the other clustering
 */
export function bestJaccards(full: Int32Array, other: Int32Array, lobes: number): Float64Array {
  const table = tableOf(full, other, lobes);
  return Float64Array.from({ length: lobes }, (_, lobe) => bestJaccard(table, lobe));
}

/** The other lobes that come out again together with this one. */
export const partnersOf = ({ groups }: Pick<LobeStability, 'groups'>, lobe: number): number[] =>
  (groups.find((members) => members.includes(lobe)) ?? []).filter((other) => other !== lobe);

/**
 * A lobe's state in words.
 *
 * @param partners  the names of the lobes with which a part comes out again
 */
export function stateSentence(state: LobeState, partners: readonly string[]): string {
  if (state === 'stable') return 'stable';
  if (state === 'unstable') return 'dissolves';
  return partners.length === 1
    ? `a half of a lobe, with ${partners[0]}`
    : `a part of a lobe, with ${partners.slice(0, -1).join(', ')} and ${partners.at(-1)}`;
}

/** The number of features of each lobe in each lobe of a sample. */
interface Overlap {
  readonly counts: ArrayLike<number>;
  readonly columns: number;
  /** features of each lobe of the full run that the sample has */
  readonly own: Float64Array;
  /** features of each lobe of the sample that the full run has */
  readonly other: Float64Array;
}

function tableOf(full: Int32Array, labels: Int32Array, lobes: number): Overlap {
  const both = [...full.keys()].filter((i) => full[i]! >= 0 && labels[i]! >= 0);
  // Every lobe has a row, also one without features in the sample.
  const {
    counts: found,
    rows,
    columns,
  } = contingency(
    both.map((i) => full[i]!),
    both.map((i) => labels[i]!),
  );
  const counts = new Float64Array(lobes * columns);
  for (let p = 0; p < rows * columns; p++) counts[p] = found[p]!;
  const own = new Float64Array(lobes);
  const other = new Float64Array(columns);
  counts.forEach((count, p) => {
    own[Math.floor(p / columns)]! += count;
    other[p % columns]! += count;
  });
  return { counts, columns, own, other };
}

const meanOver = (tables: readonly Overlap[], value: (table: Overlap) => number) =>
  tables.reduce((sum, table) => sum + value(table), 0) / tables.length;

function bestJaccard({ counts, columns, own, other }: Overlap, lobe: number): number {
  let best = 0;
  for (let c = 0; c < columns; c++) {
    const shared = counts[lobe * columns + c]!;
    const union = own[lobe]! + other[c]! - shared;
    if (union > 0) best = Math.max(best, shared / union);
  }
  return best;
}

/** The union of a group beside the union of the sample's lobes whose features are mostly in it. */
function unionJaccard(
  table: Overlap,
  group: readonly number[],
  groups: readonly (readonly number[])[],
): number {
  const { counts, columns, own, other } = table;
  const inGroup = (members: readonly number[], c: number) =>
    members.reduce((sum, lobe) => sum + counts[lobe * columns + c]!, 0);
  const size = group.reduce((sum, lobe) => sum + own[lobe]!, 0);
  let shared = 0;
  let united = 0;
  for (let c = 0; c < columns; c++) {
    const mine = inGroup(group, c);
    if (groups.some((members) => members !== group && inGroup(members, c) > mine)) continue;
    shared += mine;
    united += other[c]!;
  }
  const union = size + united - shared;
  return union > 0 ? shared / union : 0;
}

/**
 * Lobes joined to a number of groups, again and again the two whose features share a lobe of the samples most often (average
 * linkage).
 */
function groupsOf(tables: readonly Overlap[], lobes: number, wanted: number): number[][] {
  let groups = Array.from({ length: lobes }, (_, lobe) => [lobe]);
  const shared = new Float64Array(lobes * lobes);
  const pairs = new Float64Array(lobes * lobes);
  for (const { counts, columns, own } of tables) {
    for (let p = 0; p < lobes * lobes; p++) {
      const [a, b] = [Math.floor(p / lobes), p % lobes];
      pairs[p]! += own[a]! * own[b]!;
      for (let c = 0; c < columns; c++) shared[p]! += counts[a * columns + c]! * counts[b * columns + c]!;
    }
  }
  const over = (values: Float64Array, a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x) => b.reduce((inner, y) => inner + values[x * lobes + y]!, sum), 0);
  while (groups.length > Math.max(2, wanted)) {
    let best = { share: -1, a: 0, b: 1 };
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        const all = over(pairs, groups[a]!, groups[b]!);
        const share = all > 0 ? over(shared, groups[a]!, groups[b]!) / all : 0;
        if (share > best.share) best = { share, a, b };
      }
    }
    const joined = [...groups[best.a]!, ...groups[best.b]!].sort((x, y) => x - y);
    groups = groups.map((group, at) => (at === best.a ? joined : group)).filter((_, at) => at !== best.b);
  }
  return groups;
}
