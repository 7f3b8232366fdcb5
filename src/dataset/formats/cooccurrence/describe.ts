import { counted, type Finding, found } from '../finding.ts';
import type { Head } from '../format.ts';

/**
 * Says how many features or pairs are counted. Only headers are read.
 *
 * @throws DataError when the header of `histogram` is damaged
 */
export async function describe({ tensors, parquet }: Head): Promise<Finding> {
  const size = parquet ? counted(parquet.rows, 'pairs') : await tensors!.shape('histogram');
  return found('cooccurrence', 'co-occurrence counts', size);
}
