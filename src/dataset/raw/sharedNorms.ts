import type { RawLayer } from './rawLayer.ts';

/** Larger decoders, in bytes of float32 of all layers of a dictionary, are not gone through for their norms. */
const MOST_BYTES = 2 ** 30;

/**
 * The layers with the norms of their directions in all layers of their dictionary as columns and, for two layers, how
 * the norms compare.
 */
export function withSharedNorms(layers: ReadonlyMap<string, RawLayer>): ReadonlyMap<string, RawLayer> {
  const groups = new Map<string, RawLayer[]>();
  for (const layer of layers.values()) {
    const { dictionary } = layer.info;
    if (dictionary === undefined || !layer.decoder?.norms) continue;
    groups.set(dictionary, [...(groups.get(dictionary) ?? []), layer]);
  }
  const out = new Map(layers);
  for (const group of groups.values()) {
    const bytes = group.reduce((sum, { info }) => sum + 4 * info.features * info.dim, 0);
    const alike = group.every(({ info }) => info.features === group[0]!.info.features);
    if (group.length < 2 || !alike || bytes > MOST_BYTES) continue;
    let columns: Promise<Record<string, Float32Array>> | null = null;
    const norms = () => (columns ??= normColumns(group));
    for (const layer of group) {
      const info = { ...layer.info, has: { ...layer.info.has, labels: true } };
      out.set(layer.info.id, { ...layer, info, norms });
    }
  }
  return out;
}

async function normColumns(group: readonly RawLayer[]): Promise<Record<string, Float32Array>> {
  const names = shortNames(group.map(({ info }) => info.name));
  const norms: Float32Array[] = [];
  for (const { decoder } of group) norms.push(await decoder!.norms!());
  const columns = Object.fromEntries(names.map((name, i) => [`norm in ${name}`, norms[i]!]));
  if (group.length !== 2) return columns;
  return {
    ...columns,
    [`relative norm, ${names[1]} against ${names[0]}`]: relativeNorms(norms[0]!, norms[1]!),
  };
}

/** The parts of names that differ, behind the last comma that all have at the same place. */
function shortNames(names: readonly string[]): readonly string[] {
  const end = names[0]!.lastIndexOf(', ') + 2;
  const shared = end > 1 && names.every((name) => name.startsWith(names[0]!.slice(0, end)));
  return shared ? names.map((name) => name.slice(end)) : names;
}

/**
 * How the norms of each feature compare in two models A and B: Δ = ½(1 + (‖d_B‖ − ‖d_A‖)/max(‖d_A‖, ‖d_B‖)), 0 for a
 * feature of A only, ½ for one of both alike, 1 for one of B only; NaN if both norms are 0 (Lindsey et al. 2024, “Sparse
 * Crosscoders”, relative decoder norm).
 *
 * @param a  the norms in A, `[features]`
 * @param b  the norms in B, `[features]`
 */
export const relativeNorms = (a: Float32Array, b: Float32Array): Float32Array =>
  a.map((norm, f) => (1 + (b[f]! - norm) / Math.max(norm, b[f]!)) / 2);
