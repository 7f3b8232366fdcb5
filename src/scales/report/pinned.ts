import { numbers, table } from '../../report/blocks.ts';
import type { View } from '../../state/view.ts';
import { DECOMPOSITION_DEFAULTS } from '../shared/analysis/defaults.ts';
import { decompositionJob } from '../shared/decomposition.ts';
import { jobItem, type ReportContext, type ReportItem } from '../shared/report/items.ts';

/** The pinned feature's direction as a sum of others; null if no feature of the layer is pinned. */
export function decompositionItem({ layer, info }: ReportContext, { feature }: View): ReportItem | null {
  if (feature === null || feature >= layer.features || !layer.has.decoder) return null;
  const { atoms } = DECOMPOSITION_DEFAULTS;
  return jobItem({
    job: decompositionJob,
    title: `What ${info.item} ${feature} is made of`,
    parameters: { layer: layer.id, feature, atoms },
    blocks: (found) => [
      table(
        `The direction as a sum of others, by orthogonal matching pursuit among ${found.others}`,
        [numbers(info.item, 0), numbers('coefficient', 3), numbers('explained so far', 1, '%')],
        Array.from(found.atoms, (atom, i) => [atom, found.coefficients[i], 100 * found.explained[i]!]),
      ),
    ],
  });
}
