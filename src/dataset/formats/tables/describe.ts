import { DataError } from '../../error.ts';
import type { ParquetTable } from '../../files/parquet/parquet.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type Finding, found, withChoices } from '../finding.ts';
import type { Head, Reading } from '../format.ts';
import { isEither } from '../labels/labelTables.ts';
import { readTable } from './table.ts';
import { listChoices, vectorsOf } from './vectorParquet.ts';

/** A larger text table is read only when it is opened; in bytes. */
const LARGEST_COUNTED = 1 << 26;

/**
 * Says how many vectors a table holds and what its rows are called by. A text table is read whole unless it is large,
 * a Parquet file by its head.
 *
 * @throws DataError when it is damaged or holds no vectors, or not the column that the user named
 */
export async function describe(head: Head, file: OpenedFile, { corrections }: Reading): Promise<Finding> {
  const { name, parquet } = head;
  if (parquet) return describeParquet(parquet, name, { corrections });
  if (file.size > LARGEST_COUNTED) return found('table', 'text table');
  const { kind, words, vectors, label, leftOut, lists, list } = await readTable(file, name, corrections);
  const from = list === '' ? '' : ` in “${list}”`;
  const shape = [words.length, vectors.columns];
  const what =
    kind === 'text' ? 'table of vectors without words' : `${kind} table of words and vectors${from}`;
  const columns = [...(label === '' ? [] : [label]), ...leftOut];
  return withChoices(found('table', what, shape), {
    tensors: lists.map(({ name: column, dim }) => ({ name: column, shape: [words.length, dim] })),
    tensor: list,
    columns: columns.length > 1 ? columns : [],
    label,
    ...(isEither(head) && { table: 'vectors' as const }),
  });
}

async function describeParquet(
  table: ParquetTable,
  name: string,
  { corrections }: Pick<Reading, 'corrections'>,
): Promise<Finding> {
  try {
    const { rows, dim, column, choices, label, texts } = await vectorsOf(table, name, corrections);
    const from = column === '' ? 'from columns of numbers' : `in “${column}”`;
    return withChoices(found('table', `Parquet table of vectors ${from}`, [rows, dim]), {
      tensors: choices,
      tensor: column,
      columns: texts,
      label,
    });
  } catch (error) {
    const choices = listChoices(table);
    if (!(error instanceof DataError) || choices.length === 0) throw error;
    return { ...withChoices(found('unknown', 'Parquet table'), { tensors: choices }), fault: error.message };
  }
}
