import type { Normalisation } from '../../../math/encode/encoder.ts';
import { DataError } from '../../error.ts';
import type { SaeFields } from './fields.ts';
import { shown } from './shown.ts';

/**
 * The normalisation of its input that an SAE's configuration asks for. SAELens before version 3 wrote a truth value:
 * false is none, true the average norm of the training data.
 *
 * @throws DataError when it needs a factor that is not in the file
 */
export function normalisationOf(fields: SaeFields | null, file: string): Normalisation {
  if (fields && 'norm_activation' in fields) {
    throw new DataError(
      `${file}: expected activations to be taken as they are, found a normalisation by the whole dataset (“norm_activation”), whose factor is not in the file; load it with SAELens, which folds the factor into the weights, and save it with save_inference_model.`,
    );
  }
  const requested = fields?.['normalize_activations'] ?? 'none';
  switch (requested) {
    case 'none':
    case false:
      return 'none';
    case 'constant_norm_rescale':
      return 'constant norm';
    case 'layer_norm':
      return 'layer norm';
    case 'expected_average_only_in':
    case true:
      throw new DataError(
        `${file}: normalize_activations is ${requested === true ? 'true' : '“expected_average_only_in”'}, a factor that is measured in training and is not in the file; call sae.fold_activation_norm_scaling_factor(factor) in SAELens and save the SAE again.`,
      );
    default:
      throw new DataError(
        `${file}: normalize_activations should be none, constant_norm_rescale or layer_norm, found ${shown(requested)}; fold it into the weights and save the SAE again.`,
      );
  }
}
