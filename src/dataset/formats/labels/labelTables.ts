import { isLabelName, LABEL_COLUMNS } from '../../files/text/columnNames.ts';
import type { TextHead } from '../../files/text/head.ts';
import { endsAs, type Head, orGzipped } from '../format.ts';

/** The endings of tables of labels. */
export const TABLE_ENDINGS = orGzipped('.csv', '.tsv', '.txt');
/** A table with more columns of numbers and nothing that numbers its rows may hold vectors. */
const MOST_NUMBERS = 8;
/** A table with more columns of numbers holds vectors, whatever its columns are called. */
const MOST_STATISTICS = 256;
const TELLING_NAME = /(^|[^a-z])(labels?|metadata|explanations?)[^a-z/]*\.\w+(\.gz)?$/i;

/** Whether a file's name says that it holds labels. */
export const isNamedLabels = (name: string): boolean => TELLING_NAME.test(name);

/**
 * Whether a text table says what rows are, instead of holding vectors: by a name such as `metadata.tsv`, a header
 * that names a description, or an index of features beside texts.
 */
export function isLabelTable({ name, text }: Head): boolean {
  if (!text || !endsAs(name, TABLE_ENDINGS) || text.lists || text.numbers > MOST_STATISTICS) return false;
  const described = text.columns.some((column) => LABEL_COLUMNS[0]!.test(column.trim()));
  const ofFeatures = text.texts && text.index !== null && /feat|latent|neuron/i.test(text.index);
  if (text.numbers > MOST_NUMBERS && text.index === null && countColumns(text)) return false;
  return (
    ofFeatures ||
    described ||
    isOfTexts(text) ||
    (isNamedLabels(name) && (text.numbers <= MOST_NUMBERS || text.index !== null))
  );
}

/** Whether a header names what rows are and there is one column of numbers at most, which makes no vectors. */
const isOfTexts = ({ columns, texts, numbers }: TextHead): boolean =>
  texts && numbers <= 1 && columns.length > 1 && columns.some(isLabelName);

/** Whether most columns are named by a number at the end, as dimensions are. */
const countColumns = ({ columns, numbers }: TextHead): boolean =>
  columns.length === 0 || 2 * columns.filter((column) => /\d$/.test(column)).length > numbers;

/** Whether a text table could hold labels as well as vectors: texts beside several numbers, but not very many. */
export const isEither = ({ name, text }: Head): boolean =>
  text !== undefined &&
  endsAs(name, TABLE_ENDINGS) &&
  text.columns.length > 0 &&
  text.texts &&
  !text.lists &&
  text.numbers > 1 &&
  text.numbers <= MOST_STATISTICS;

/** Whether a table of labels is more likely one of vectors if no other file has features for the labels. */
export const isVectorsAlone = (head: Head): boolean =>
  head.parquet !== undefined || (isEither(head) && head.text!.index === null && !isNamedLabels(head.name));
