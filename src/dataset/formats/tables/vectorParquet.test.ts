import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import type { Dataset } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { writeNpy } from '../../files/npy.ts';
import { memorySource } from '../../sources/memory.ts';
import { openedBytes } from '../../sources/source.ts';
import { openParquet } from '../../files/parquet/parquet.ts';
import { vectorsOf } from './vectorParquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});

/** The answer to a query as Parquet, as DuckDB writes it. */
async function parquet(query: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'x.parquet');
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  return new Uint8Array(readFileSync(path));
}

const given = (bytes: Uint8Array, corrections: Partial<Corrections> = {}) =>
  [['v.parquet'], memorySource(new Map([['v.parquet', bytes]])), { ...AS_FOUND, ...corrections }] as const;
const open = async (query: string, corrections?: Partial<Corrections>): Promise<Dataset> =>
  openFiles(...given(await parquet(query), corrections));

const ROWS = 5000;
/** The value that `table` writes at each place. */
const at = (row: number, i: number) => row * 0.5 - i;
const table = (list: string) =>
  `SELECT 'word ' || r AS word, r * 2 AS weight, CASE WHEN r % 3 = 0 THEN NULL ELSE 'kind ' || r % 3 END AS category,
     ${list} AS embedding, r AS id FROM range(${ROWS}) t(r)`;
const LISTS = 'list_transform(range(4), lambda i: (r * 0.5 - i)::FLOAT)';

describe('vectors in Parquet', () => {
  it.each([
    ['lists of float32, in many row groups', LISTS, ', ROW_GROUP_SIZE 2048'],
    ['arrays of one length, by zstd', `${LISTS}::FLOAT[4]`, ", CODEC 'zstd'"],
    ['lists of float64', `${LISTS}::DOUBLE[]`, ", CODEC 'gzip'"],
    [
      'lists of integers, as version 2 writes them',
      'list_transform(range(4), lambda i: r - 2 * i)',
      ', PARQUET_VERSION v2',
    ],
  ])('%s', async (_, list, options) => {
    const dataset = await openFiles(...given(await parquet(table(list), options)));
    expect(dataset.info).toMatchObject({ item: 'word', layers: [{ features: ROWS, dim: 4 }] });
    const { data } = await dataset.decoder('0');
    const scale = list.includes('2 * i') ? 2 : 1;
    for (const row of [0, 1, 2047, 2048, ROWS - 1]) {
      expect([...data.subarray(row * 4, row * 4 + 4)]).toEqual([0, 1, 2, 3].map((i) => scale * at(row, i)));
    }
    expect((await dataset.wordVectors('0')).data).toBe(data);
    const labels = await dataset.labels('0');
    expect(labels.description[ROWS - 1]).toBe(`word ${ROWS - 1}`);
    expect(labels.category.slice(0, 3)).toEqual(['', 'kind 1', 'kind 2']);
    expect(Object.keys(labels.numeric)).toEqual(['weight']);
    expect(labels.numeric['weight']![7]).toBe(14);
    expect((await dataset.relations()).words[3]).toBe('word 3');
  });

  it('a column for each dimension, the labels in the first column of text', async () => {
    const dataset = await open(
      `SELECT r AS id, 'w' || r AS word, r AS a, r / 2 AS b, -r AS c FROM range(9) t(r)`,
    );
    expect([...(await dataset.decoder('0')).data.subarray(12, 15)]).toEqual([4, 2, -4]);
    expect((await dataset.labels('0')).description[8]).toBe('w8');
  });

  it('the columns of vectors and of labels that the user names', async () => {
    const query = `SELECT 'a' || r AS title, 'b' || r AS gloss, [r, 1, 2] AS first, [r, -r] AS second FROM range(3) t(r)`;
    await expect(open(query)).rejects.toThrow(
      'v.parquet: expected one column of vectors, found “first”, “second”; say which column holds the vectors.',
    );
    const [file] = (await recogniseFiles(...given(await parquet(query)))).files;
    expect(file!.choices!.tensors).toEqual([
      { name: 'first', shape: [3, 3] },
      { name: 'second', shape: [3, 2] },
    ]);
    const dataset = await open(query, { tensor: 'second', label: 'gloss' });
    expect([...(await dataset.decoder('0')).data]).toEqual([0, 0, 1, -1, 2, -2]);
    expect((await dataset.labels('0')).description).toEqual(['b0', 'b1', 'b2']);
  });

  it('a tensor that is named is looked for in the files that have it, not in a table beside them', async () => {
    const matrix = (rows: number) =>
      writeNpy(
        Float32Array.from({ length: 2 * rows }, (_, i) => i),
        [rows, 2],
      );
    const files = new Map([
      ['two.npz', zipSync({ 'a.W_dec.npy': matrix(4), 'b.W_dec.npy': matrix(3) })],
      ['words.parquet', await parquet(`SELECT 'w' || r AS word, [r, 1] AS embedding FROM range(5) t(r)`)],
    ]);
    const chosen = { ...AS_FOUND, tensor: 'a.W_dec' };
    const found = await recogniseFiles([...files.keys()], memorySource(files), chosen);
    expect(found.files.map(({ fault }) => fault)).toEqual(['', '']);
    expect(found.files.map(({ shape }) => shape)).toEqual(['[4, 2]', '[5, 2]']);
  });

  it.each([
    [
      'lists of several lengths',
      'SELECT CASE WHEN r = 3 THEN [1.0] ELSE [1.0, 2.0] END AS v FROM range(7) t(r)',
      /lists of one length in column “v”, found 1 number in row 3, where others have 2/,
    ],
    [
      'lists that even out',
      'SELECT CASE WHEN r = 0 THEN [1.0] WHEN r = 1 THEN [1.0, 2.0, 3.0] ELSE [1.0, 2.0] END AS v FROM range(7) t(r)',
      /found 1 number in row 0, where others have 2/,
    ],
    [
      'a row without a list',
      'SELECT CASE WHEN r = 1 THEN NULL ELSE [1.0, 2.0] END AS v FROM range(3) t(r)',
      /lists of one length in column “v”/,
    ],
    [
      'a list with a hole',
      'SELECT [r, CASE WHEN r = 2 THEN NULL ELSE 1 END] AS v FROM range(3) t(r)',
      /row 2: expected a number in column “v”, found nothing/,
    ],
    [
      'a column with a hole',
      'SELECT r AS a, CASE WHEN r = 2 THEN NULL ELSE 1 END AS b FROM range(3) t(r)',
      /row 2: expected a number in column “b”, found nothing/,
    ],
    [
      'a number that is NaN',
      `SELECT [r, 'nan'::FLOAT] AS v FROM range(2) t(r)`,
      /row 0: expected a number in column “v”, found NaN/,
    ],
    [
      'texts alone',
      `SELECT 'a' AS word, r AS id FROM range(2) t(r)`,
      /expected a column of lists of numbers, or a column for each dimension, found “word”, “id”/,
    ],
    ['no rows', 'SELECT [1.0] AS v FROM range(0) t(r)', /expected a row for each vector, found none/],
  ])('refuses %s', async (_, query, message) => {
    const read = async () => (await open(query)).decoder('0');
    await expect(read()).rejects.toThrow(DataError);
    await expect(read()).rejects.toThrow(message);
  });

  it('reads only the head until the vectors are asked for, and answers damage with a sentence', async () => {
    const bytes = await parquet(table(LISTS), ', ROW_GROUP_SIZE 2048');
    let read = 0;
    const file = openedBytes(bytes);
    const counted = {
      ...file,
      read: (from: number, to: number) => ((read += to - from), file.read(from, to)),
    };
    const found = await vectorsOf(await openParquet(counted, 'v.parquet'), 'v.parquet', AS_FOUND);
    expect([found.rows, found.dim, found.column]).toEqual([ROWS, 4, 'embedding']);
    const head = read;
    await found.vectors();
    expect(read - head).toBeLessThan(bytes.length);
    const damaged = bytes.slice();
    damaged.fill(255, 4, 2000);
    await expect(openFiles(...given(damaged))).rejects.toThrow(/^v\.parquet: /);
    await expect(openFiles(...given(bytes.slice(0, -9)))).rejects.toThrow(
      /^v\.parquet: expected a Parquet file/,
    );
  });
});
