import { AS_FOUND } from '../../corrections.ts';
import { readCooccurrence } from '../../formats/cooccurrence/cooccurrence.ts';
import { readFirings } from '../../formats/firings/firingsParquet.ts';
import { openParquet } from '../../files/parquet/parquet.ts';
import { recognise } from '../../recognise/recognise.ts';
import { vectorsOf } from '../../formats/tables/vectorParquet.ts';
import { labelsOf } from '../../formats/labels/labels.ts';
import { openedBytes } from '../../sources/source.ts';
import { parquetFiles } from '../parquet.ts';
import { checkCounts, checkFirings, checkLabels, checkMatrix, must, type Target } from './targets.ts';

const LISTS = `SELECT 'word ' || r AS word, r * 2 AS weight, CASE WHEN r % 3 > 0 THEN 'k' || r % 3 END AS category,
  [r, r + 1, -r]::FLOAT[] AS embedding FROM range(20) t(r)`;
const COLUMNS = `SELECT 'w' || r % 4 AS word, r % 5 AS a, r / 2 AS b, -r::DECIMAL(9, 2) AS c FROM range(40) t(r)`;

const vectors = (name: string, growth?: number) => ({ name, growth, read: readVectors });

async function readVectors(bytes: Uint8Array, file: string): Promise<void> {
  const found = await vectorsOf(await openParquet(openedBytes(bytes), file), file, AS_FOUND);
  const { data, rows, columns } = await found.vectors();
  checkMatrix({ data, rows, columns });
  must(rows === found.rows && columns === found.dim, 'other sizes');
  const { records } = await found.labels();
  must(records.length === rows, 'labels');
  checkLabels(labelsOf({ records, skipped: 0 }, rows), rows);
}

const READERS = [
  vectors('lists.parquet'),
  vectors('groups.parquet'),
  vectors('second.parquet'),
  vectors('arrays.parquet'),
  vectors('zstd.parquet', 1024),
  vectors('columns.parquet', 1024),
  vectors('texts.parquet', 256),
  {
    name: 'firings.parquet',
    read: async (bytes: Uint8Array, file: string) => checkFirings(await readFirings(bytes, file, 4)),
  },
  {
    name: 'counts.parquet',
    read: async (bytes: Uint8Array, file: string) => checkCounts(await readCooccurrence(bytes, file, 3)),
  },
] as const;

// Without brotli, whose window alone takes 16 MB.
const files: Readonly<Record<string, Uint8Array>> = await parquetFiles({
  'lists.parquet': [LISTS],
  'groups.parquet': [`${LISTS.replace('20', '3000')}`, ", ROW_GROUP_SIZE 2048, CODEC 'uncompressed'"],
  'second.parquet': [LISTS.replace('FLOAT', 'INTEGER'), ', PARQUET_VERSION v2'],
  'arrays.parquet': [LISTS.replace('FLOAT[]', 'DOUBLE[3]'), ", CODEC 'lz4'"],
  'zstd.parquet': [LISTS, ", CODEC 'zstd'"],
  'texts.parquet': [
    `SELECT 'w' || r AS word, r AS n, '[' || r || ', 0.5, -1]' AS embedding FROM range(40) t(r)`,
  ],
  'columns.parquet': [COLUMNS, ", CODEC 'gzip'"],
  'firings.parquet': [
    'SELECT * FROM (VALUES (9, 3, 1), (7, 3, 0), (9, 1, 1), (8, 0, 2)) t(block, feature, category)',
  ],
  'counts.parquet': [
    'SELECT *, 9 AS recorded FROM (VALUES (0, 0, 3), (0, 1, 1), (1, 1, 2), (2, 2, 4)) t(feature_a, feature_b, blocks)',
  ],
});

/** Parsers of Parquet: vectors and their labels, firings, counts. */
export const PARQUETS: readonly Target[] = [
  ...READERS.map(({ name, read, ...rest }): Target => {
    const growth = 'growth' in rest ? rest.growth : undefined;
    return {
      name,
      parts: { [name]: files[name]! },
      count: 100,
      ...(growth !== undefined && { growth }),
      read: (parts) => read(parts[name]!, name),
    };
  }),
  {
    name: 'a table, recognised',
    parts: { 'lists.parquet': files['lists.parquet']! },
    count: 48,
    read: async (parts) => {
      const { what } = await recognise('lists.parquet', openedBytes(parts['lists.parquet']!));
      must(what.length < 100, what);
    },
  },
];
