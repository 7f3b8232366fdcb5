/** With more lobes than this there are more lobes than colours, and lobes are grouped into families. */
export const MOST_WITHOUT_FAMILIES = 24;
/** The least and the greatest number of families, and the number of lobes in one, about. */
const FEWEST = 8;
const MOST = 24;
const LOBES = 6;

/**
 * Families of lobes: lobes whose features lie near each other in the leading coordinates of the spectral embedding, which
 * tell apart the coarsest groups. The centres of the lobes are merged as by Ward (1963), weighted by their numbers of
 * features; no family becomes larger than twice the average, so that its lobes can be told apart as shades of one colour.
 *
 * @param vectors  the embedding's coordinates, one per row, the leading first, `[coordinates, n]`
 * @param labels  lobe of each clustered feature, 0 … k − 1, `[n]`
 * @returns the family of each lobe, `[k]`; families are numbered in the order of their first lobes
 */
export function lobeFamilies(vectors: Float64Array, labels: Int32Array, k: number): Int32Array {
  const families = Math.min(k, MOST, Math.max(FEWEST, Math.ceil(k / LOBES)));
  const dim = Math.min(families, vectors.length / labels.length);
  const { centres, sizes } = centresOf(vectors, labels, k, dim);
  const largest = Math.ceil((2 * k) / families);
  const merged = merge(centres, sizes, dim, families, largest);
  const numbers = new Map<number, number>();
  return merged.map((root) => {
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** The mean of each lobe's features in the leading coordinates, `[k, dim]`, and its number of features, `[k]`. */
function centresOf(vectors: Float64Array, labels: Int32Array, k: number, dim: number) {
  const n = labels.length;
  const centres = new Float64Array(k * dim);
  const sizes = new Float64Array(k);
  labels.forEach((lobe, i) => {
    sizes[lobe]!++;
    for (let c = 0; c < dim; c++) centres[lobe * dim + c]! += vectors[c * n + i]!;
  });
  for (let p = 0; p < centres.length; p++) centres[p]! /= Math.max(1, sizes[Math.floor(p / dim)]!);
  return { centres, sizes };
}

/** Merges the two nearest groups that may be merged until there are few enough; returns the first lobe of each lobe's group. */
function merge(
  centres: Float64Array,
  sizes: Float64Array,
  dim: number,
  groups: number,
  largest: number,
): Int32Array {
  const k = sizes.length;
  const root = Int32Array.from({ length: k }, (_, lobe) => lobe);
  const lobes = new Uint32Array(k).fill(1);
  const open = new Set(root);
  const distance = (a: number, b: number) => {
    if (lobes[a]! + lobes[b]! > largest) return Infinity;
    let sum = 0;
    for (let c = 0; c < dim; c++) sum += (centres[a * dim + c]! - centres[b * dim + c]!) ** 2;
    return (sum * sizes[a]! * sizes[b]!) / Math.max(1, sizes[a]! + sizes[b]!);
  };
  const nearest = Array.from(root, (a) => nearestTo(a, open, distance));
  while (open.size > groups) {
    let [from, to, least] = [-1, -1, Infinity];
    for (const a of open)
      if (nearest[a]!.distance < least) [from, to, least] = [a, nearest[a]!.to, nearest[a]!.distance];
    if (from < 0) break;
    const [kept, gone] = [Math.min(from, to), Math.max(from, to)];
    const total = Math.max(1, sizes[kept]! + sizes[gone]!);
    for (let c = 0; c < dim; c++) {
      const sum = sizes[kept]! * centres[kept * dim + c]! + sizes[gone]! * centres[gone * dim + c]!;
      centres[kept * dim + c] = sum / total;
    }
    sizes[kept]! += sizes[gone]!;
    lobes[kept]! += lobes[gone]!;
    open.delete(gone);
    root.forEach((group, lobe) => group === gone && (root[lobe] = kept));
    for (const a of open) {
      const of = nearest[a]!.to;
      if (a === kept || of === kept || of === gone) nearest[a] = nearestTo(a, open, distance);
    }
  }
  return root;
}

interface Near {
  readonly to: number;
  readonly distance: number;
}

/** The nearest other group that a group may be merged with. */
function nearestTo(a: number, open: ReadonlySet<number>, distance: (a: number, b: number) => number): Near {
  let best: Near = { to: -1, distance: Infinity };
  for (const b of open) {
    if (b === a) continue;
    const d = distance(a, b);
    if (d < best.distance) best = { to: b, distance: d };
  }
  return best;
}
