import { grouped } from '../../math/statistics/nulls/inSentence.ts';
import { figure, note, numbers, table } from '../../report/blocks.ts';
import type { Block } from '../../report/document.ts';
import type { View } from '../../state/view.ts';
import {
  besideRandom,
  type Decomposition,
  type RandomDecompositions,
} from '../shared/analysis/decomposition.ts';
import { DECOMPOSITION_DEFAULTS } from '../shared/analysis/defaults.ts';
import { galaxyView } from '../galaxy/view.ts';
import {
  decompositionJob,
  randomDecompositionsJob,
  randomDecompositionsRequest,
} from '../shared/decomposition.ts';
import { amongOf } from '../shared/narrower.ts';
import { jobItem, type ReportContext, type ReportItem } from '../shared/report/items.ts';

/** The pinned feature's direction as a sum of others, beside random directions; null if no feature of the layer is pinned. */
export function decompositionItem(
  { layer, info, scales }: ReportContext,
  { feature }: View,
): ReportItem | null {
  if (feature === null || feature >= layer.features || !layer.has.decoder) return null;
  const { atoms } = DECOMPOSITION_DEFAULTS;
  const other = amongOf(info, layer, galaxyView.of(scales).among);
  const among = other ? { among: other.id } : {};
  return jobItem({
    job: decompositionJob,
    title: `What ${info.item} ${feature} is made of`,
    parameters: { layer: layer.id, feature, atoms, ...among },
    blocks: async (found, run) => {
      const random = await run(randomDecompositionsJob, randomDecompositionsRequest(layer.id, other?.id));
      return decompositionBlocks(found, random, info.item, other?.name);
    },
  });
}

/** @param other  the layer whose features the direction is made of; undefined for its own */
function decompositionBlocks(
  found: Decomposition,
  random: RandomDecompositions,
  item: string,
  other?: string,
): Block[] {
  const { total, steps } = besideRandom(found, random);
  const { draws, seed } = random;
  return [
    figure(`explained by ${found.atoms.length}, share`, total, { of: 'random directions' }),
    table(
      `The direction as a sum of others, by orthogonal matching pursuit among ${grouped(found.others)}${other === undefined ? '' : ` of ${other}`}`,
      [
        numbers(item, 0),
        numbers('coefficient', 3),
        numbers('explained so far', 1, '%'),
        numbers('random directions', 1, '%'),
        numbers('± sd', 1, '%'),
      ],
      Array.from(found.atoms, (atom, i) => [
        atom,
        found.coefficients[i],
        100 * found.explained[i]!,
        100 * steps[i]!.mean,
        100 * steps[i]!.sd,
      ]),
    ),
    note(
      `${draws} random directions of the mean and the spectrum of the layer, seed ${seed}. p is for all ${random.atoms} ${item}s together.`,
    ),
  ];
}
