import { configurationFields, type SaeFields } from './fields.ts';

/** What a checkpoint is, if its configuration says that it is no plain SAE. */
export type SaeKind = 'transcoder' | 'cross-layer transcoder' | 'crosscoder';

const NAMES: readonly (readonly [RegExp, SaeKind])[] = [
  [/clt|cross.?layer/i, 'cross-layer transcoder'],
  [/cross.?coder|^crc$/i, 'crosscoder'],
  [/transcode/i, 'transcoder'],
];

const textOf = (fields: SaeFields, ...names: string[]): string => {
  const found = names.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '');
  return (found as string | undefined) ?? '';
};

const hooksOf = (fields: SaeFields) => ({
  input: textOf(fields, 'hf_hook_point_in', 'hook_point_in', 'hook_name_in', 'feature_input_hook'),
  output: textOf(fields, 'hf_hook_point_out', 'hook_point_out', 'hook_name_out', 'feature_output_hook'),
});

/**
 * What a configuration says that a checkpoint is: Gemma Scope 2's `type`, llamascopium's `sae_type`, circuit-tracer's `model_kind`, SAELens's
 * `architecture`, sparsify's `transcode`; else a transcoder if it reads one hook and writes another.
 *
 * @param configuration  the parsed JSON
 * @returns null for an SAE, or if it says nothing
 */
export function saeKind(configuration: unknown): SaeKind | null {
  const fields = configurationFields(configuration);
  if (!fields) return null;
  const type = textOf(fields, 'type', 'sae_type', 'model_kind');
  const named = `${type} ${textOf(fields, 'architecture')}`.trim().split(' ');
  for (const [name, kind] of NAMES) if (named.some((one) => name.test(one))) return kind;
  if (fields['transcode'] === true) return 'transcoder';
  const { input, output } = hooksOf(fields);
  const differ = input !== '' && output !== '' && input !== output;
  return type === '' && differ ? 'transcoder' : null;
}

/** A checkpoint's kind with the places that it reads and writes, such as `transcoder, from A to B`; empty for an SAE. */
export function kindText(configuration: unknown): string {
  const kind = saeKind(configuration);
  const fields = configurationFields(configuration);
  if (!kind || !fields) return '';
  const { input, output } = hooksOf(fields);
  return input === '' || output === '' || input === output ? kind : `${kind}, from ${input} to ${output}`;
}

/** The language model that a configuration names; empty if it names none. */
export function modelNamed(configuration: unknown): string {
  const fields = configurationFields(configuration);
  const metadata = fields?.['metadata'];
  const inner = typeof metadata === 'object' && metadata !== null ? (metadata as SaeFields) : {};
  return fields ? textOf(fields, 'model_name', 'lm_name') || textOf(inner, 'model_name') : '';
}
