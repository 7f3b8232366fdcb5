import { counted, type Finding, found } from '../finding.ts';
import type { Head } from '../format.ts';

/**
 * Says how many blocks or firings there are. Only headers are read.
 *
 * @throws DataError when the header of `indptr` is damaged
 */
export async function describe({ tensors, parquet }: Head): Promise<Finding> {
  if (parquet) return found('firings', 'firings', counted(parquet.rows, 'firings'));
  const [ends = 1] = await tensors!.shape('indptr');
  return found('firings', 'firings', counted(ends - 1, 'blocks'));
}
