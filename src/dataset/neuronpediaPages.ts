import { NEURONPEDIA, type NeuronpediaSource } from './neuronpedia.ts';

/** The page of a feature. */
export function featurePage({ modelId, sourceId }: NeuronpediaSource, feature: number): string {
  return `${NEURONPEDIA}/${encodeURIComponent(modelId)}/${encodeURIComponent(sourceId)}/${feature}`;
}

/** The same page without the site around it, for a frame. */
export function featureFrame(source: NeuronpediaSource, feature: number): string {
  return `${featurePage(source, feature)}?embed=true`;
}

/** Longer addresses are refused by servers. */
const MOST_FEATURES = 150;

/** An address that opens a list of features, and how many of them it holds. */
export interface QuickList {
  readonly address: string;
  readonly features: number;
}

/**
 * A Neuronpedia quick list: the first features of a list under a name of its own.
 *
 * @returns null where there are no features
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
