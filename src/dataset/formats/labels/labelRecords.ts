import type { JsonLines } from '../../files/json.ts';
import { indexRank, LOOSE_RANK } from '../../files/text/columnNames.ts';
import { checkColumn, textFields } from './labelColumn.ts';
import type { LabelTable } from './labelTable.ts';
import { labelField } from './recognised.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The number of records that decide which field is the index. */
const RECORDS_SAMPLED = 100;

/** The field that says which feature a record belongs to, by its name and its whole numbers; empty if there is none. */
function indexField(records: readonly Fields[]): string {
  const sample = records.slice(0, RECORDS_SAMPLED);
  const names = new Set(sample.flatMap((record) => Object.keys(record)));
  const ranked = [...names]
    .map((name) => ({ name, rank: name.trim() === '' ? -1 : indexRank(name) }))
    .filter(({ name, rank }) => {
      const places = sample.map((record) => record[name]).filter(isPlace);
      const differ = rank < LOOSE_RANK || new Set(places).size === places.length;
      return rank >= 0 && differ && 2 * places.length > sample.length;
    });
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.name ?? '';
}

const isPlace = (value: unknown): boolean =>
  (typeof value === 'number' && Number.isInteger(value) && value >= -1) ||
  (typeof value === 'string' && /^\s*(\d+|-1)\s*$/.test(value));

/** A record without the field that becomes its index, which says nothing else about the feature. */
function without(record: Fields, index: string): Fields {
  if (index === '' || index === 'index' || !(index in record)) return record;
  const { [index]: _, ...others } = record;
  return others;
}

/** Whether a record says that it belongs to no feature: its index is −1. */
const isNowhere = ({ index }: Fields): boolean => isPlace(index) && Number(index) < 0;

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
    ...without(record, index),
    ...(index === '' || index === 'index' || !(index in record) ? {} : { index: record[index] }),
    ...(described === '' || described === 'description' ? {} : { description: record[described] }),
  }));
  // Beside records that say where they belong, one that does not belongs nowhere.
  const placed = index === '' ? named : named.filter((record) => 'index' in record && !isNowhere(record));
  return {
    records: placed,
    skipped: skipped + named.length - placed.length,
    columns: texts,
    label: described,
    first: null,
  };
}
