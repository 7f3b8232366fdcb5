import type { DatasetInfo, LayerInfo } from '../dataset.ts';
import { type L0, statedL0 } from '../l0.ts';
import { ruleText } from '../layers.ts';
import { relationName } from '../formats/relations/relations.ts';
import { MOST_ITEM, MOST_NAME, MOST_TITLE, shownName } from '../shownName.ts';
import type { Manifest, ManifestLayer } from './manifest.ts';

/** The dimension of a layer's vectors: decoder directions or word vectors. */
export const dimOf = ({ decoder, words }: ManifestLayer): number => (decoder ?? words)!.dim;

/** What a manifest says about its dataset before any array is read. */
export function infoOf({ layers, relations, provenance, lesson, ...rest }: Manifest): DatasetInfo {
  const { name, title, description, item, defaultLayer, categories } = rest;
  return {
    name: shownName(name, MOST_NAME),
    title: shownName(title, MOST_TITLE),
    description,
    item: shownName(item, MOST_ITEM),
    defaultLayer,
    categories: categories.map((category) => shownName(category, MOST_NAME)),
    layers: layers.map(layerInfo),
    relations: (relations?.pairs ?? []).map(({ id, name: shown, pairs }) => ({
      id,
      pairs,
      name: shown ?? relationName(id),
    })),
    ...(relations?.first && { firstRelations: relations.first }),
    provenance: { ...provenance, datasheet: provenance.datasheet ?? '' },
    ...(lesson !== undefined && { lesson }),
  };
}

/** The L0 that a layer's entry states, by its field, its name or Neuronpedia's name for it. */
const l0Of = ({ l0, name, neuronpedia }: ManifestLayer): L0 | null =>
  statedL0({ stated: l0, file: 'manifest', names: [name], neuronpedia });

function layerInfo(layer: ManifestLayer): LayerInfo {
  const l0 = layer.decoder && l0Of(layer);
  return {
    id: layer.id,
    name: shownName(layer.name, MOST_NAME),
    features: layer.decoder?.features ?? 0,
    dim: dimOf(layer),
    blocks: layer.firings?.blocks ?? layer.cooccurrence?.blocks ?? 0,
    has: {
      decoder: layer.decoder !== undefined,
      firings: layer.firings !== undefined,
      cooccurrence: layer.cooccurrence !== undefined,
      labels: layer.labels !== undefined,
      activations: layer.activations !== undefined,
      encoding: layer.encoding !== undefined,
      words: layer.words !== undefined,
      layout: layer.layout !== undefined,
      ...(layer.firings?.texts !== undefined && { texts: true }),
    },
    ...(layer.dictionary !== undefined && { dictionary: layer.dictionary }),
    ...(layer.neuronpedia && { neuronpedia: layer.neuronpedia }),
    ...(l0 && { l0 }),
    firingRule: ruleText((layer.firings ?? layer.cooccurrence)?.rule),
  };
}
