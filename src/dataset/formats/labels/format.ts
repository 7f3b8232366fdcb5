import { endsAs, type Format, orGzipped } from '../format.ts';
import { isLabelParquet } from './isLabelParquet.ts';
import { isEither, isLabelTable, isNamedLabels, TABLE_ENDINGS } from './labelTables.ts';
import { isLabelJson } from './recognised.ts';
import { isVectorJson } from './vectorRecords.ts';

const LINE_ENDINGS = orGzipped('.jsonl');
const JSON_ENDINGS = orGzipped('.json');

/** What features are like. */
export const labels: Format = {
  id: 'labels',
  role: 'labels',
  label: 'labels',
  holds:
    'a record or a row for each feature, see [below](#firings-labels-words-and-relations); a table has `description` or an index of features in its header, or `labels` in its name',
  endings: [...LINE_ENDINGS, ...JSON_ENDINGS, ...TABLE_ENDINGS, '.parquet'],
  hint: 'labels',
  looks: (head, { table }) => {
    if (endsAs(head.name, LINE_ENDINGS)) return true;
    if (head.parquet) return table !== 'vectors' && isLabelParquet(head.parquet);
    if (head.json !== undefined) {
      const { value } = head.json;
      return isLabelJson(value, isNamedLabels(head.name)) || isVectorJson(value);
    }
    if (table !== undefined && isEither(head)) return table === 'labels';
    return isLabelTable(head);
  },
  load: () => import('./describe.ts'),
};
