import type { DatasetInfo, LayerInfo } from './dataset.ts';
import { relationName } from './formats/relations.ts';
import type { Manifest, ManifestLayer } from './manifest.ts';

/** The dimension of a layer's vectors, decoder directions or words'. */
export const dimOf = ({ decoder, words }: ManifestLayer): number => (decoder ?? words)!.dim;

/** What a manifest tells of its dataset before any array is read. */
export function infoOf({ layers, relations, provenance, ...rest }: Manifest): DatasetInfo {
  const { name, title, description, item, defaultLayer, categories } = rest;
  return {
    ...{ name, title, description, item, defaultLayer, categories },
    layers: layers.map(layerInfo),
    relations: (relations?.pairs ?? []).map(({ id, name: shown, pairs }) => ({
      ...{ id, pairs, name: shown ?? relationName(id) },
    })),
    provenance: { ...provenance, datasheet: provenance.datasheet ?? '' },
  };
}

function layerInfo(layer: ManifestLayer): LayerInfo {
  return {
    id: layer.id,
    name: layer.name,
    features: layer.decoder?.features ?? 0,
    dim: dimOf(layer),
    blocks: layer.firings?.blocks ?? layer.cooccurrence?.blocks ?? 0,
    has: {
      decoder: layer.decoder !== undefined,
      firings: layer.firings !== undefined,
      cooccurrence: layer.cooccurrence !== undefined,
      labels: layer.labels !== undefined,
      activations: layer.activations !== undefined,
      encoding: false,
      words: layer.words !== undefined,
      layout: layer.layout !== undefined,
      ...(layer.firings?.texts !== undefined && { texts: true }),
    },
    ...(layer.dictionary !== undefined && { dictionary: layer.dictionary }),
    ...(layer.neuronpedia && { neuronpedia: layer.neuronpedia }),
    firingRule: ruleText((layer.firings ?? layer.cooccurrence)?.rule),
  };
}

/** Whether it is known which features of a layer fire together: block by block, or as counts. */
export const isRecorded = ({ has }: LayerInfo): boolean => has.firings || has.cooccurrence;

/**
 * Whether the features of two layers correspond by position: one dictionary at several layers, such as a
 * crosscoder's. Only the dataset can say so; equal sizes say nothing.
 */
export const correspond = (one: LayerInfo, other: LayerInfo): boolean =>
  one.dictionary !== undefined && one.dictionary === other.dictionary && one.features === other.features;

type Rule = NonNullable<ManifestLayer['firings']>['rule'];

/** A firing rule in words. */
export function ruleText(rule: Rule): string {
  if (!rule) return '';
  if (rule.text !== undefined) return rule.text;
  const { threshold, blockLength } = rule;
  const blocks = blockLength === undefined ? 'a block' : `a block of ${blockLength} tokens`;
  return `activation > ${threshold ?? 0} in ${blocks}`;
}
