/** The names by which Neuronpedia knows a layer's SAE. */
export interface NeuronpediaSource {
  /** such as `gemma-2-2b` */
  readonly modelId: string;
  /** such as `12-gemmascope-res-16k`; Neuronpedia's addresses call it the layer */
  readonly sourceId: string;
}

export const NEURONPEDIA = 'https://www.neuronpedia.org';

/** The characters of Neuronpedia's identifiers. */
export const NEURONPEDIA_ID = /^[\w.-]+$/;

/**
 * Reads an identifier as SAELens writes it into a checkpoint's configuration (`neuronpedia_id`), such as
 * `gemma-2-2b/12-gemmascope-res-16k`.
 *
 * @returns null when it is not an identifier
 */
export function readNeuronpediaId(value: unknown): NeuronpediaSource | null {
  if (typeof value !== 'string') return null;
  const [modelId = '', sourceId = '', ...more] = value.split('/');
  const fits = more.length === 0 && NEURONPEDIA_ID.test(modelId) && NEURONPEDIA_ID.test(sourceId);
  return fits ? { modelId, sourceId } : null;
}

/**
 * The names that a checkpoint's configuration gives: SAELens stores `neuronpedia_id` in its metadata; earlier versions
 * stored it at the top level.
 *
 * @param config  parsed JSON
 * @returns null when it gives none
 */
export function configuredSource(config: unknown): NeuronpediaSource | null {
  const fields = config as {
    neuronpedia_id?: unknown;
    metadata?: { neuronpedia_id?: unknown } | null;
  } | null;
  return readNeuronpediaId(fields?.metadata?.neuronpedia_id) ?? readNeuronpediaId(fields?.neuronpedia_id);
}

/**
 * Mean L0 of the residual SAEs of Gemma 2 2B that SAELens calls canonical, by width and layer: for each layer the one
 * nearest to 100. Neuronpedia shows those of width 16k; the paper's figures of the galaxy are those of width 65k.
 */
export const CANONICAL_L0 = {
  '16k': [
    105, 102, 141, 59, 124, 68, 70, 69, 71, 73, 77, 80, 82, 84, 84, 78, 78, 77, 74, 73, 71, 70, 72, 75, 73,
    116,
  ],
  '65k': [
    73, 121, 77, 89, 89, 105, 107, 107, 111, 118, 128, 70, 72, 75, 73, 127, 128, 125, 116, 115, 114, 111, 116,
    123, 124, 93,
  ],
} as const;

const isTabled = (width: string): width is keyof typeof CANONICAL_L0 => Object.hasOwn(CANONICAL_L0, width);

/**
 * The L0 of a canonical residual SAE of Gemma Scope, by its place on Hugging Face or in SAELens, such as
 * `gemma-scope-2b-pt-res/layer_12/width_65k/canonical`, or by Neuronpedia's name for it.
 *
 * @returns null when neither names one
 */
export function canonicalL0(names: readonly string[], source: NeuronpediaSource | null): number | null {
  const found =
    names
      .map((name) => /gemma-scope-2b-pt-res.*?layer_(\d+)\/width_(\w+)\/canonical(?:\/|$)/.exec(name))
      .find(Boolean) ??
    (source?.modelId === 'gemma-2-2b' ? /^(\d+)-gemmascope-res-(\w+)$/.exec(source.sourceId) : null);
  const [, layer = '', width = ''] = found ?? [];
  return isTabled(width) ? (CANONICAL_L0[width][Number(layer)] ?? null) : null;
}

/**
 * The names of a Gemma Scope SAE, from its place on Hugging Face, when they are certain: the canonical residual SAEs
 * of width 16k of Gemma 2 2B. Other widths and sparsities are not guessed.
 *
 * @param path  such as `google/gemma-scope-2b-pt-res/layer_12/width_16k/average_l0_82/params.npz`
 */
export function gemmaScopeSource(path: string): NeuronpediaSource | null {
  const found =
    /gemma-scope-2b-pt-res\/.*?layer_(\d+)\/width_16k\/(?:average_l0_(\d+)|canonical)(?:\/|$)/.exec(path);
  if (!found) return null;
  const [, layer, l0] = found;
  const canonical = CANONICAL_L0['16k'][Number(layer)];
  if (canonical === undefined || (l0 !== undefined && Number(l0) !== canonical)) return null;
  return { modelId: 'gemma-2-2b', sourceId: `${layer}-gemmascope-res-16k` };
}

/**
 * The explanation in Neuronpedia's record of a feature: the first one that is not blank; empty when there is none.
 */
export function explanationOf(record: unknown): string {
  const explanations = (record as { explanations?: unknown } | null)?.explanations;
  if (!Array.isArray(explanations)) return '';
  for (const one of explanations as readonly { description?: unknown }[]) {
    const text = typeof one?.description === 'string' ? one.description.trim() : '';
    if (text) return text;
  }
  return '';
}
