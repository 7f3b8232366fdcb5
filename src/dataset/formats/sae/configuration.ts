import { configurationFields, isObject } from './fields.ts';
import { saeKind } from './kind.ts';

/** The sizes that a checkpoint's configuration gives; null for one that it does not give. */
export interface SaeSizes {
  readonly features: number | null;
  /** of the decoder directions: a transcoder's output width */
  readonly dim: number | null;
  /** of the inputs, if they have another width than the decoder directions; else null or absent */
  readonly input?: number | null;
  /** what the checkpoint is, if it is no plain SAE, such as `transcoder`; else absent */
  readonly kind?: string;
  /** the configuration's name, for messages; absent without one */
  readonly file?: string;
}

/** The sizes when nothing gives them. */
export const UNKNOWN_SIZES: SaeSizes = { features: null, dim: null };

/**
 * The sizes that an SAE's configuration gives: SAELens and sparsify `cfg.json` (`d_in`, `d_out`, `d_sae`,
 * `num_latents`, `expansion_factor`), Llama Scope `hyperparams.json` and Qwen Scope `config.json` (`d_model`, `d_sae`),
 * dictionary_learning `config.json` (`activation_dim`, `dict_size`), Gemma Scope 2 `config.json` (`width`).
 *
 * @param configuration  the parsed JSON
 * @param file  its name, for messages
 */
export function readSaeConfig(configuration: unknown, file?: string): SaeSizes {
  const fields = configurationFields(configuration);
  if (!fields) return UNKNOWN_SIZES;
  const size = (...names: string[]) =>
    names.map((name) => fields[name]).find((value) => Number.isInteger(value) && (value as number) > 0) as
      | number
      | undefined;
  const input = size('d_in', 'd_model', 'activation_dim') ?? null;
  const output = size('d_out') ?? input;
  const factor = size('expansion_factor');
  const kind = saeKind(configuration);
  const features =
    size('d_sae', 'num_latents', 'dict_size', ...('hf_hook_point_in' in fields ? ['width'] : [])) ??
    (input !== null && factor ? input * factor : null);
  return {
    features,
    dim: output,
    ...(output !== input && { input }),
    ...(kind !== null && { kind }),
    ...(file !== undefined && { file }),
  };
}

/** Fields that only the configuration of an SAE has. */
const SAE_FIELDS = ['d_sae', 'num_latents', 'dict_size', 'expansion_factor', 'sae_type', 'dict_class'];

/**
 * Whether parsed JSON is the configuration of a language model, as the `transformers` library writes it. An SAE's may
 * have a `model_type` too, such as Qwen Scope's `topk_sae`.
 */
export const isModelConfig = (value: unknown): boolean =>
  isObject(value) &&
  ('model_type' in value || 'architectures' in value) &&
  !SAE_FIELDS.some((field) => field in value);
