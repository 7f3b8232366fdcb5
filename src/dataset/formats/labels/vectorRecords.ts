import { DataError } from '../../error.ts';
import { isVectorName, LABEL_COLUMNS } from '../../files/text/columnNames.ts';
import { isFields } from './numbered.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The number of records that say what a list holds. */
const RECORDS_SAMPLED = 20;
/** A shorter list of numbers is no vector. */
const SHORTEST = 2;

const isVector = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length >= SHORTEST && value.every((one) => typeof one === 'number');

/** The field that holds a vector in each of the first records, unless a description shows that they are labels; else null. */
export function vectorField(records: readonly Fields[]): string | null {
  const sample = records.slice(0, RECORDS_SAMPLED);
  const [first] = sample;
  if (!first || Object.keys(first).some((name) => LABEL_COLUMNS[0]!.test(name))) return null;
  const field = Object.keys(first).find((name) => isVectorName(name) && isVector(first[name]));
  return field !== undefined && sample.every((record) => isVector(record[field])) ? field : null;
}

/** Whether parsed JSON holds vectors: records with a word and a vector, or an object of vectors by word. */
export function isVectorJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isFields) && vectorField(value) !== null;
  if (!isFields(value)) return false;
  const vectors = Object.values(value).slice(0, RECORDS_SAMPLED);
  // Columns of numbers, such as statistics of training, are shorter or fewer.
  return (
    vectors.length >= 3 &&
    isVector(vectors[0]) &&
    vectors[0].length >= 8 &&
    vectors.every((one) => isVector(one) && one.length === (vectors[0] as readonly number[]).length)
  );
}

/** The refusal of vectors in JSON. */
export const vectorsInJson = (file: string): DataError =>
  new DataError(
    `${file}: expected labels, found vectors in JSON, which are read from Parquet or text only; convert it: ${
      /\.jsonl/i.test(file) ? 'pandas.read_json(path, lines=True)' : 'pandas.read_json(path)'
    }.to_parquet("vectors.parquet").`,
  );
