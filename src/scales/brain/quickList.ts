import type { Provenance } from '../../dataset/dataset.ts';

/** Longer addresses are refused by servers. */
const MOST_FEATURES = 150;

/**
 * A Neuronpedia quick list of features, where the dataset says by which name Neuronpedia knows it: an
 * address such as `neuronpedia.org/gemma-2-2b/{layer}-gemmascope-res-16k` in its source or SAE, in which
 * `{layer}` stands for the layer's id.
 *
 * @returns null where the dataset does not say so, or there are no features
 */
export function quickList(
  { source, sae }: Pick<Provenance, 'source' | 'sae'>,
  layer: string,
  name: string,
  features: readonly number[],
): { readonly address: string; readonly features: number } | null {
  const found = /neuronpedia\.org\/([\w.-]+)\/([\w.{}-]+)/.exec(`${source} ${sae}`);
  if (!found || features.length === 0) return null;
  const [, modelId, set = ''] = found;
  const listed = features.slice(0, MOST_FEATURES);
  const entries = listed.map((index) => ({
    modelId,
    layer: set.replace('{layer}', layer),
    index: String(index),
  }));
  const query = new URLSearchParams({ name, features: JSON.stringify(entries) });
  return { address: `https://www.neuronpedia.org/quick-list/?${query}`, features: listed.length };
}
