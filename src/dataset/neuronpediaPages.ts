import { NEURONPEDIA, type NeuronpediaSource } from './neuronpedia.ts';

/** The address of a feature's page. */
export function featurePage({ modelId, sourceId }: NeuronpediaSource, feature: number): string {
  return `${NEURONPEDIA}/${encodeURIComponent(modelId)}/${encodeURIComponent(sourceId)}/${feature}`;
}

/** The address of the same page without the site around it, for a frame. */
export function featureFrame(source: NeuronpediaSource, feature: number): string {
  return `${featurePage(source, feature)}?embed=true`;
}

/** The most features in one address; servers refuse longer ones. */
const MOST_FEATURES = 150;

/** An address that opens a list of features, and the number of features in it. */
export interface QuickList {
  readonly address: string;
  readonly features: number;
}

/**
 * A Neuronpedia quick list: the first features of a list, under a given name.
 *
 * @returns null when there are no features
 */
export function quickList(
  { modelId, sourceId }: NeuronpediaSource,
  name: string,
  features: readonly number[],
): QuickList | null {
  if (features.length === 0) return null;
  const listed = features.slice(0, MOST_FEATURES);
  const entries = listed.map((index) => ({ modelId, layer: sourceId, index: String(index) }));
  const query = new URLSearchParams({ name, features: JSON.stringify(entries) });
  return { address: `${NEURONPEDIA}/quick-list/?${query}`, features: listed.length };
}
