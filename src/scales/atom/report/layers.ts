import { chart, note, numbers, table, words } from '../../../report/blocks.ts';
import type { ReportItem } from '../../shared/report/items.ts';
import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import type { LayerQuality } from '../analysis/index.ts';
import { layerQualityJob } from '../jobs.ts';
import type { AtomPlace } from './place.ts';

/** Held-out quality of every layer; null for a dataset with words at one layer. */
export function layersItem({ context, parameters, all }: AtomPlace): ReportItem | null {
  const layers = context.info.layers.filter(({ has }) => has.words);
  if (layers.length < 2) return null;
  const everywhere = parameters(all);
  const of = (layer: string) => ({ ...everywhere, layer, shuffles: ATOM_DEFAULTS.layerShuffles });
  return {
    name: 'atom.layer-quality',
    title: 'Across layers',
    shown: false,
    requests: layers.map(({ id }) => [layerQualityJob, of(id)]),
    parameters: { ...everywhere, layer: layers.map(({ id }) => id), shuffles: ATOM_DEFAULTS.layerShuffles },
    async compute(run) {
      const found: LayerQuality[] = [];
      for (const { id } of layers) found.push(await run(layerQualityJob, of(id)));
      return [
        chart('Silhouette of held-out differences by layer', 'layer, in order', 'silhouette', [
          {
            name: 'held-out',
            mark: 'line',
            points: found.map(({ folds }, i) => [i + 1, folds?.mean ?? NaN]),
          },
          {
            name: 'shuffled labels, mean',
            mark: 'dashed',
            points: found.map(({ heldOut }, i) => [i + 1, heldOut?.null.mean ?? NaN]),
          },
        ]),
        table(
          'Silhouette of held-out differences of every layer',
          [
            words('layer'),
            numbers('held-out', 3),
            numbers('± sd', 3),
            numbers('shuffled', 3),
            numbers('z', 1),
          ],
          found.map(({ folds, heldOut }, i) => [
            layers[i]!.name,
            folds?.mean,
            folds?.sd,
            heldOut?.null.mean,
            heldOut?.z,
          ]),
        ),
        note(
          `Over all ${all.length} relations; ${ATOM_DEFAULTS.layerShuffles} shuffled labels at each layer.`,
        ),
      ];
    },
  };
}
