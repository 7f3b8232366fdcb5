import { counted, type Finding, found } from '../finding.ts';
import type { Head } from '../format.ts';

/**
 * Says how many blocks or firings there are. Only headers are read.
 *
 * @throws DataError when the header of `indptr` is damaged
 */
export async function describe({ tensors, parquet, array }: Head): Promise<Finding> {
  if (parquet) return found('firings', 'firings', counted(parquet.rows, 'firings'));
  if (array) return found('firings', 'firings', counted(array.shape[0]!, 'blocks'));
  const { names } = tensors!;
  if (names.includes('shape')) {
    const [blocks = 0] = (await tensors!.read('shape')).data;
    return found('firings', 'firings', counted(blocks, 'blocks'));
  }
  const [ends = 1] = await tensors!.shape('indptr');
  return found('firings', 'firings', counted(ends - 1, 'blocks'));
}
