import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { isQuick } from '../galaxy/requests.ts';
import type { ResultChoice, ResultKind } from './publishable.ts';

/** Gzipped bytes as measured on the embedded datasets: of a feature, a dimension, a pair, a relation, a layer. */
const CLOUD = { feature: 12, dimension: 30 };
const SPECTRUM = 20;
const COSINES = 76_000;
const LOBES = 3.5;
const COORDINATE = 4.2;
const SCENE_PAIR = 130;
const QUALITY_RELATION = 1_300;
const ENTROPY = 850;

/** About how many bytes the results of a kind add to a bundle; 0 where the dataset has none of the kind. */
export function resultSize(kind: ResultKind, info: DatasetInfo, { view, layers }: ResultChoice): number {
  const chosen = info.layers.filter(({ id }) => layers === null || layers.includes(id));
  return chosen.reduce((sum, layer) => sum + sizeOf(kind, layer, info, view), 0);
}

function sizeOf(
  kind: ResultKind,
  layer: LayerInfo,
  { relations }: DatasetInfo,
  { galaxy }: ResultChoice['view'],
): number {
  const { features, dim } = layer;
  if (kind === 'lobes') return isRecorded(layer) ? LOBES * features : 0;
  if (kind === 'crystals') {
    if (!layer.has.words || relations.length === 0) return 0;
    const pairs = relations.slice(0, 4).reduce((sum, relation) => sum + relation.pairs, 0);
    return SCENE_PAIR * pairs + QUALITY_RELATION * relations.length;
  }
  if (features === 0) return 0;
  if (kind === 'layouts') return COORDINATE * Number(galaxy.umapDimensions) * features;
  if (kind === 'curves') return ENTROPY + SPECTRUM * dim;
  const { feature, dimension } = CLOUD;
  return feature * features + (dimension + SPECTRUM) * dim + (isQuick(layer) ? COSINES : 0);
}
