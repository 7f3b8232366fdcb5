import { DataError } from '../../error.ts';
import type { Beside } from './beside.ts';
import type { SaeFields } from './fields.ts';
import { shown } from './shown.ts';

/** Fields that only the configurations of OpenMOSS's code have: Llama Scope, Llama Scope R1 and llamascopium. */
const OWN_FIELDS = ['norm_activation', 'sparsity_include_decoder_norm', 'dataset_average_activation_norm'];

/** Whether a configuration is one of OpenMOSS's code (Language-Model-SAEs, llamascopium). */
export const isOpenMoss = (fields: SaeFields | null): fields is SaeFields =>
  fields !== null && OWN_FIELDS.some((name) => name in fields);

/** Whether activations are compared after they are multiplied by the norm of their decoder direction. */
export const comparesScaled = (fields: SaeFields | null): boolean =>
  fields?.['sparsity_include_decoder_norm'] === true;

const NORM = 'dataset_average_activation_norm';

const positive = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;

/**
 * The factor by which an encoder's inputs are multiplied: √dim divided by the average norm of the inputs in the data
 * that it was trained on, if its configuration normalises by that; else 1. The norm is in the configuration
 * (`dataset_average_activation_norm`, by `in` or the name of the hook) or beside the weights.
 *
 * @throws DataError when the norm is nowhere
 */
export async function inputFactor(
  fields: SaeFields | null,
  beside: Beside,
  dim: number,
  file: string,
): Promise<number> {
  if (fields?.['norm_activation'] !== 'dataset-wise') return 1;
  const named = fields['hook_point_in'];
  const hook = typeof named === 'string' ? named : 'in';
  const norms = fields[NORM];
  const given =
    typeof norms === 'object' && norms !== null
      ? ((norms as SaeFields)['in'] ?? (norms as SaeFields)[hook])
      : norms;
  const stored = await beside.number(exactly(`${NORM}.${hook}`));
  const norm = positive(given) ?? positive(stored);
  if (norm !== null) return Math.sqrt(dim) / norm;
  throw new DataError(
    `${file}: expected the average norm of its inputs, “${NORM}” of “in” or “${hook}”, because “norm_activation” is “dataset-wise”, found ${shown(norms)}; give the hyperparams.json or config.json of this SAE.`,
  );
}

/** A pattern that matches one text only. */
const exactly = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
