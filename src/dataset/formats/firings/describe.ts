import type { OpenedFile } from '../../sources/source.ts';
import { counted, type Finding, found, withChoices } from '../finding.ts';
import type { Head, Reading } from '../format.ts';

/**
 * Says how many blocks or firings there are. Only headers are read.
 *
 * @throws DataError when the header of `indptr` is damaged
 */
export async function describe(head: Head, _: OpenedFile, { corrections }: Reading): Promise<Finding> {
  const finding = await sizeOf(head);
  const stores = head.tensors?.names.includes('data') ?? (head.array && head.array.type !== 'b1');
  return stores ? withChoices(finding, { threshold: corrections.threshold ?? 0 }) : finding;
}

async function sizeOf({ tensors, parquet, array }: Head): Promise<Finding> {
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
