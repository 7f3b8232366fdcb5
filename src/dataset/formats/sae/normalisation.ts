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

/**
 * The normalisation of each input that OpenMOSS's `norm_activation` asks for. A factor of the whole dataset is none of it;
 * see `inputFactor`.
 *
 * @throws DataError when it depends on other inputs
 */
export function openMossNormalisation(fields: SaeFields, file: string): Normalisation {
  const requested = fields['norm_activation'] ?? 'inference';
  switch (requested) {
    case 'dataset-wise':
    case 'inference':
    case 'none':
      return 'none';
    case 'token-wise':
      return 'constant norm';
    default:
      throw new DataError(
        `${file}: norm_activation should be dataset-wise, token-wise, inference or none, found ${shown(requested)}, which depends on other inputs; fold it into the weights and save the SAE again.`,
      );
  }
}
