/** The sizes that a checkpoint's configuration gives; null for one that it does not give. */
export interface SaeSizes {
  readonly features: number | null;
  readonly dim: number | null;
}

/** The sizes when nothing gives them. */
export const UNKNOWN_SIZES: SaeSizes = { features: null, dim: null };

/**
 * The sizes that an SAE's configuration gives: SAELens and sparsify `cfg.json` (`d_in`, `d_sae`,
 * `num_latents`, `expansion_factor`), Llama Scope `hyperparams.json` (`d_model`, `d_sae`).
 *
 * @param configuration  the parsed JSON
 */
export function readSaeConfig(configuration: unknown): SaeSizes {
  if (typeof configuration !== 'object' || configuration === null) return UNKNOWN_SIZES;
  const fields = configuration as Record<string, unknown>;
  const size = (...names: string[]) =>
    names.map((name) => fields[name]).find((value) => Number.isInteger(value) && (value as number) > 0) as
      number | undefined;
  const dim = size('d_in', 'd_model') ?? null;
  const factor = size('expansion_factor');
  const features = size('d_sae', 'num_latents') ?? (dim !== null && factor ? dim * factor : null);
  return { features, dim };
}

/** Whether parsed JSON is the configuration of a language model, as the `transformers` library writes it. */
export const isModelConfig = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('model_type' in value || 'architectures' in value);
