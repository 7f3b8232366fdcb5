import type { OpenedFile } from '../../sources/source.ts';
import { type Finding, found } from '../finding.ts';
import type { Head } from '../format.ts';
import { openActivations } from './activations.ts';

/**
 * Says how many activations there are. Only the header is read.
 *
 * @throws DataError when a safetensors file holds anything but one matrix of activations
 */
export async function describe({ name, array }: Head, file: OpenedFile): Promise<Finding> {
  if (array) return found('activations', 'NumPy array', array.shape);
  const { count, dim } = await openActivations(file, name);
  return found('activations', 'activations', [count, dim]);
}
