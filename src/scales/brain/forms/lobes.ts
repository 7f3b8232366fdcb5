import * as v from 'valibot';
import type { DatasetInfo, LayerInfo } from '../../../dataset/dataset.ts';
import { finite, finite64, float64, int32, uint32, whole, within } from '../../shared/forms.ts';

/** The form of a layer's lobes; see `src/scales/shared/forms.ts`. */
export function lobesForm({ features }: LayerInfo, { categories: { length: categories } }: DatasetInfo) {
  const table = v.pipe(
    v.object({
      lobes: whole,
      categories: v.literal(categories),
      blocks: uint32(categories),
      counts: float64(),
      fraction: float64(),
      rate: float64(),
      tied: uint32(categories),
      idle: uint32(categories),
    }),
    v.check(({ lobes, counts, fraction, rate }) =>
      [counts, fraction, rate].every(({ length }) => length === lobes * categories),
    ),
  );
  return v.pipe(
    v.object({
      affinity: v.string(),
      labels: int32(features),
      sizes: uint32(),
      clustered: whole,
      isolated: whole,
      blocks: whole,
      inertia: finite,
      leftOut: v.object({ silent: whole, alwaysOn: whole, rare: whole, frequent: whole }),
      eigenvalues: finite64(),
      residuals: finite64(),
      converged: v.boolean(),
      categories: v.nullable(table),
      fired: uint32(features),
      families: v.optional(int32()),
      numbers: v.optional(int32()),
    }),
    v.check(({ labels, sizes: { length: k }, categories, families }) => {
      const grouped = !families || (families.length === k && within(families, 0, k));
      return within(labels, -1, k) && grouped && (categories === null || categories.lobes === k);
    }),
  );
}
