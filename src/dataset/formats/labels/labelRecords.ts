import { indexRank, LABEL_COLUMNS } from '../../files/text/columnNames.ts';
import { isRecord, type JsonLines } from '../../files/json.ts';
import { checkColumn, textFields } from './labelColumn.ts';
import type { LabelTable } from './labelTable.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether parsed JSON holds labels: records with a text or an index, or an object of them by index. */
export function isLabelJson(value: unknown): boolean {
  const records = recordsIn(value);
  if (!records || records.length === 0) return false;
  const sample = records.slice(0, 20);
  if (sample.some((record) => 'input' in record && 'output' in record)) return false;
  const described = sample.some((record) => labelField(Object.keys(record)) !== '');
  return described && (isNumbered(value) || sample.every((record) => indexField([record]) !== '' || labelField(Object.keys(record)) !== ''));
}

const isNumbered = (value: unknown): boolean =>
  isRecord(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\d+$/.test(key));

/**
 * The records in parsed JSON of labels: a list of records, as Neuronpedia exports it; an object of texts or records by
 * index, `{"0": …}`; columns by name, as pandas writes them; or an object whose only list holds the records.
 *
 * @returns null when it has none of these forms
 */
export function recordsIn(value: unknown): readonly Fields[] | null {
  if (Array.isArray(value)) return value.length > 0 && value.every(isRecord) ? value : null;
  if (!isRecord(value)) return null;
  if (isNumbered(value)) return byIndex(value);
  const columns = Object.entries(value);
  if (columns.length > 0 && columns.every(([, column]) => isNumbered(column))) return fromColumns(columns);
  const lists = columns.filter(([, one]) => Array.isArray(one) && one.length > 0 && one.every(isRecord));
  return lists.length === 1 && labelField(Object.keys((lists[0]![1] as Fields[])[0]!)) !== ''
    ? (lists[0]![1] as Fields[])
    : null;
}

/** Records by their indices; a record's own index would say the same. */
function byIndex(value: Fields): readonly Fields[] | null {
  const entries = Object.entries(value);
  if (!entries.every(([, one]) => typeof one === 'string' || one === null || isRecord(one))) return null;
  return entries.map(([index, one]) => ({
    ...(isRecord(one) ? one : { description: one }),
    index: Number(index),
  }));
}

/** Records from columns, each of which has its values by row. */
function fromColumns(columns: readonly (readonly [string, unknown])[]): readonly Fields[] {
  const rows = new Map<string, Record<string, unknown>>();
  for (const [name, column] of columns) {
    for (const [row, value] of Object.entries(column as Fields)) {
      const record = rows.get(row) ?? {};
      record[name] = value;
      rows.set(row, record);
    }
  }
  return [...rows.values()];
}

/** The likeliest of some names for a field of descriptions; empty if none is likely. */
export const labelField = (names: readonly string[]): string =>
  LABEL_COLUMNS.map((pattern) => names.find((name) => pattern.test(name))).find((name) => name !== undefined) ?? '';

/** The number of records that decide which field is the index. */
const RECORDS_SAMPLED = 100;

/** The field that says which feature a record belongs to, by its name and its whole numbers; empty if there is none. */
function indexField(records: readonly Fields[]): string {
  const sample = records.slice(0, RECORDS_SAMPLED);
  const names = new Set(sample.flatMap((record) => Object.keys(record)));
  const ranked = [...names]
    .map((name) => ({ name, rank: name.trim() === '' ? -1 : indexRank(name) }))
    .filter(({ name, rank }) => rank >= 0 && 2 * sample.filter((record) => isPlace(record[name])).length > sample.length);
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.name ?? '';
}

const isPlace = (value: unknown): boolean =>
  (typeof value === 'number' && Number.isInteger(value) && value >= 0) ||
  (typeof value === 'string' && /^\s*\d+\s*$/.test(value));

/**
 * Records of labels under the names that are used here: `index` from the field that says which feature a record belongs
 * to, such as `feature_idx`, and `description` from the field of the labels.
 *
 * @param label  the field of descriptions that the user names; empty if the user names none
 * @throws DataError when there is no such field
 */
export function labelRecords({ records, skipped }: JsonLines, label: string, file: string): LabelTable {
  const texts = textFields(records);
  if (label !== '' && label !== 'description') checkColumn(label, texts, file);
  const described = label !== '' ? label : labelField(texts);
  const index = records.some((record) => 'index' in record) ? 'index' : indexField(records);
  const named = records.map((record) => ({
    ...record,
    ...(index === '' || index === 'index' || !(index in record) ? {} : { index: record[index] }),
    ...(described === '' || described === 'description' ? {} : { description: record[described] }),
  }));
  // Beside records that say where they belong, one that does not belongs nowhere.
  const placed = index === '' ? named : named.filter((record) => 'index' in record);
  return {
    records: placed,
    skipped: skipped + named.length - placed.length,
    columns: texts,
    label: described,
    first: null,
  };
}
