import { LABEL_COLUMNS } from '../../files/text/columnNames.ts';
import { fromFrame } from './frames.ts';
import { INDEX_KEY, isFields, isNumbered } from './numbered.ts';

type Fields = Readonly<Record<string, unknown>>;

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

/** Names of the list of records in an object. */
const LIST_KEY =
  /^(features?|latents?|neurons?|labels?|descriptions?|explanations?|data|results?|records?|items?)$/i;

/**
 * The records in parsed JSON of labels: a list of records, as Neuronpedia exports it, or of texts; an object of texts or
 * records by index, `{"0": …}`; a data frame as pandas writes it; or an object whose only list holds the records.
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
  const frame = fromFrame(value);
  if (frame) return frame;
  const lists = entries.filter(([, one]) => Array.isArray(one));
  const [list] = lists;
  return lists.length === 1 && LIST_KEY.test(list![0]) ? recordsIn(list![1]) : null;
}

/** Records by their indices; a record's own index would say the same. Of several under an index, each is a record. */
function byIndex(value: Fields): readonly Fields[] | null {
  const entries = Object.entries(value).flatMap(([key, one]) =>
    (Array.isArray(one) ? (one as unknown[]) : [one]).map((part) => [key, part] as const),
  );
  if (!entries.every(([, one]) => typeof one === 'string' || one === null || isFields(one))) return null;
  return entries.map(([key, one]) => ({
    ...(isFields(one) ? one : { description: one }),
    index: Number(INDEX_KEY.exec(key)![1]),
  }));
}

/** The likeliest of some names for a field of descriptions; empty if none is likely. */
export const labelField = (names: readonly string[]): string =>
  LABEL_COLUMNS.map((pattern) => names.find((name) => pattern.test(name))).find(
    (name) => name !== undefined,
  ) ?? '';
