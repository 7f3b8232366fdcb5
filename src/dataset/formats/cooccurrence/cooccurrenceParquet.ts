import { rowStart, type Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { DataError, listNames } from '../../error.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type COLUMNS, isPairTable } from './columns.ts';
import { checkDiagonal, emptyCounts } from './counts.ts';
import { numberOf, openParquet, type RowGroup } from '../../files/parquet/parquet.ts';

type Column = (typeof COLUMNS)[number];

/**
 * Reads counts of pairs from Parquet: `feature_a` and `feature_b` (in either order, each pair once, and each feature with
 * itself), `blocks` in which both fire, and `recorded`, the number of blocks. Pairs that are left out count 0. Read by
 * row groups.
 *
 * @param features  the number of features; null to take it from the largest feature number
 * @throws DataError when a column is missing or a value is not a whole number in its range
 */
export async function readCooccurrenceParquet(
  opened: OpenedFile,
  file: string,
  features: number | null,
): Promise<Cooccurrence> {
  const table = await openTable(opened, file);
  let [top, recorded] = [0, 0];
  for (const { feature_a: a, feature_b: b, recorded: blocks } of table.groups()) {
    const [first, second, all] = [await a(), await b(), await blocks()];
    for (let i = 0; i < first.length; i++) {
      top = Math.max(top, first[i]!, second[i]!);
      recorded ||= all[i]!;
      if (all[i] !== recorded) {
        throw new DataError(
          `${file}: recorded should be one number of blocks throughout, found ${recorded} and ${all[i]}; count one table of firings.`,
        );
      }
    }
  }
  if (recorded === 0)
    throw new DataError(`${file}: expected counts of pairs, found none; count the firings again.`);
  const count = features ?? top + 1;
  if (top >= count) {
    throw new DataError(
      `${file}: counts of feature ${top.toLocaleString('en')}, the layer has ${count.toLocaleString('en')}; use files of the same SAE.`,
    );
  }
  const counts = emptyCounts(count, recorded, file);
  for (const { feature_a: a, feature_b: b, blocks } of table.groups()) {
    const [first, second, together] = [await a(), await b(), await blocks()];
    for (let p = 0; p < first.length; p++) {
      const [i, j] = [Math.min(first[p]!, second[p]!), Math.max(first[p]!, second[p]!)];
      const at = rowStart(i, count) + j - i;
      if (counts[at] !== 0 || together[p]! > recorded || together[p] === 0) {
        throw new DataError(
          `${file}: the pair (${i}, ${j}) should have one count from 1 to ${recorded}, found ${together[p]}${counts[at] === 0 ? '' : ` after ${counts[at]}`}; count rows of distinct blocks and features.`,
        );
      }
      counts[at] = together[p]!;
    }
  }
  const found = { features: count, blocks: recorded, counts };
  checkDiagonal(found, file);
  return found;
}

/** Reads a column's values in one row group. */
type ReadColumn = () => Promise<Float64Array>;

async function openTable(opened: OpenedFile, file: string) {
  const table = await openParquet(opened, file);
  if (!isPairTable(table)) {
    throw new DataError(
      `${file}: expected columns feature_a, feature_b, blocks and recorded, found ${listNames(table.columns.map(({ name }) => name))}; count pairs by recipes/cooccurrence.sql.`,
    );
  }
  const read = async (column: Column, group: RowGroup): Promise<Float64Array> => {
    const values = new Float64Array(group.to - group.from).fill(NaN);
    await table.each(column, group, (row, value) => (values[row - group.from] = numberOf(value)));
    const bad = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 0xffffffff));
    if (bad < 0) return values;
    throw new DataError(
      `${file}: row ${group.from + bad}: ${column} should be a whole number, found ${values[bad]}; count pairs by recipes/cooccurrence.sql.`,
    );
  };
  return {
    *groups(): Generator<Readonly<Record<Column, ReadColumn>>> {
      for (const group of table.groups) {
        const column =
          (name: Column): ReadColumn =>
          () =>
            read(name, group);
        yield {
          feature_a: column('feature_a'),
          feature_b: column('feature_b'),
          blocks: column('blocks'),
          recorded: column('recorded'),
        };
      }
    },
  };
}
