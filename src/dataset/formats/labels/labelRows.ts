import { DataError } from '../../error.ts';
import type { JsonLines } from '../../files/json.ts';
import { isLabelName } from '../../files/text/columnNames.ts';
import { labelledFeatures } from './labels.ts';
import type { LabelTable } from './labelTable.ts';

/**
 * Checks that labels belong to features that exist.
 *
 * @param owner  what has the features, with its verb, such as `the decoder has`
 * @throws DataError when they are for more features
 */
export function checkedRange(lines: JsonLines, features: number, file: string, owner: string): JsonLines {
  const labelled = labelledFeatures(lines);
  if (labelled <= features) return lines;
  throw new DataError(
    `${file}: labels for ${labelled.toLocaleString('en')} features, ${owner} ${features.toLocaleString('en')}; use files of the same SAE.`,
  );
}

/**
 * The rows of tables of labels, one for each feature, unless a column says which feature a row belongs to. The number of
 * features decides what a table leaves open: whether a first row is a header, and whether blank lines at its end are rows.
 *
 * @throws DataError when there is not a row for each feature
 */
export function fittedRows(
  tables: readonly LabelTable[],
  features: number,
  file: string,
  owner: string,
): JsonLines {
  const skipped = tables.reduce((sum, table) => sum + table.skipped, 0);
  const records = tables.flatMap((table) => table.records);
  if (records.some((record) => 'index' in record)) {
    return checkedRange({ records, skipped }, features, file, owner);
  }
  while (records.length > features && Object.values(records.at(-1) ?? {}).every((one) => one === ''))
    records.pop();
  const [table] = tables;
  if (tables.length === 1 && table!.first && records.length + 1 === features) records.unshift(table!.first);
  const single = tables.length === 1 && table!.columns.length === 0;
  const [first] = records;
  const title = typeof first?.description === 'string' ? first.description : '';
  if (single && records.length === features + 1 && isLabelName(title)) records.shift();
  if (records.length === features) return { records, skipped };
  const advice =
    single && records.length === features + 1
      ? `the first, “${title.slice(0, 40)}”, may be a header, which a single column should not have: remove it.`
      : 'write a row for each, or a column “index” that says which feature a row belongs to.';
  throw new DataError(
    `${file}: labels for ${records.length.toLocaleString('en')} features by their order, ${owner} ${features.toLocaleString('en')}; ${advice}`,
  );
}
