import { LABEL_COLUMNS } from '../../files/text/columnNames.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The number of records that say what a list holds. */
const RECORDS_SAMPLED = 20;

/**
 * Whether parsed JSON holds labels: records with a text, or an object of texts or records by index.
 *
 * @param named  whether the file's name says so, which a plain list of texts needs
 */
export function isLabelJson(value: unknown, named: boolean): boolean {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return named && value.length > 0;
  const sample = recordsIn(value)?.slice(0, RECORDS_SAMPLED) ?? [];
  if (sample.some((record) => 'input' in record && 'output' in record)) return false;
  return sample.some((record) => labelField(Object.keys(record)) !== '');
}

/** An index as the key of an object: `7`, `feature_7`. */
const INDEX_KEY = /^(?:[a-z]+[_ -]?)?(\d+)$/i;
/** Names of the list of records in an object. */
const LIST_KEY =
  /^(features?|latents?|neurons?|labels?|descriptions?|explanations?|data|results?|records?|items?)$/i;

const isNumbered = (value: unknown): value is Fields =>
  isFields(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => INDEX_KEY.test(key));

/**
 * The records in parsed JSON of labels: a list of records, as Neuronpedia exports it, or of texts; an object of texts or
 * records by index, `{"0": …}`; columns by name, as pandas writes them; or an object whose only list holds the records.
 *
 * @returns null when it has none of these forms
 */
export function recordsIn(value: unknown): readonly Fields[] | null {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === 'string'))
      return value.map((description: string) => ({ description }));
    return value.length > 0 && value.every(isFields) ? value : null;
  }
  if (!isFields(value)) return null;
  if (isNumbered(value)) return byIndex(value);
  const entries = Object.entries(value);
  if (entries.length > 1 && entries.every(([, column]) => isNumbered(column))) return fromColumns(entries);
  const lists = entries.filter(([, one]) => Array.isArray(one));
  const [list] = lists;
  return lists.length === 1 && LIST_KEY.test(list![0]) ? recordsIn(list![1]) : null;
}

/** Records by their indices; a record's own index would say the same. */
function byIndex(value: Fields): readonly Fields[] | null {
  const entries = Object.entries(value);
  if (!entries.every(([, one]) => typeof one === 'string' || one === null || isFields(one))) return null;
  return entries.map(([key, one]) => ({
    ...(isFields(one) ? one : { description: one }),
    index: Number(INDEX_KEY.exec(key)![1]),
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
  LABEL_COLUMNS.map((pattern) => names.find((name) => pattern.test(name))).find(
    (name) => name !== undefined,
  ) ?? '';
