import { endsAs, type Format, type Head, orGzipped } from '../format.ts';
import { LABEL_COLUMNS } from '../../files/text/columnNames.ts';

const TABLE_ENDINGS = orGzipped('.csv', '.tsv', '.txt');
const LINE_ENDINGS = orGzipped('.jsonl');
/** A table with more columns of numbers holds vectors, whatever its columns are called. */
const MOST_NUMBERS = 8;
const TELLING_NAME = /(^|[^a-z])(labels?|metadata|explanations?)[^a-z/]*\.\w+(\.gz)?$/i;

/**
 * Whether a text table says what rows are, instead of holding vectors: by a name such as `metadata.tsv`, or a header
 * that names a description.
 */
function isLabelTable({ name, text }: Head): boolean {
  if (!text || !endsAs(name, TABLE_ENDINGS) || text.numbers > MOST_NUMBERS) return false;
  return TELLING_NAME.test(name) || text.columns.some((column) => LABEL_COLUMNS[0]!.test(column.trim()));
}

/** What features are like. */
export const labels: Format = {
  id: 'labels',
  role: 'labels',
  label: 'labels',
  holds:
    'a record or a row for each feature; a table has `description` in its header, or `labels` in its name',
  endings: [...LINE_ENDINGS, ...TABLE_ENDINGS],
  hint: 'labels',
  looks: (head) => endsAs(head.name, LINE_ENDINGS) || isLabelTable(head),
  load: () => import('./describe.ts'),
};
