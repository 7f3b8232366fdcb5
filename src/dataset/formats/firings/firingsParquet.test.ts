import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { readFirings } from './firingsParquet.ts';
import { writeNpy } from '../../files/npy.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-firings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const instance = DuckDBInstance.create(':memory:');

/** Rows as Parquet, as DuckDB writes them. */
async function parquet(columns: string, rows: string): Promise<Uint8Array> {
  const path = join(folder, 'x.parquet');
  const connection = await (await instance).connect();
  await connection.run(`COPY (SELECT * FROM (VALUES ${rows}) t(${columns})) TO '${path}' (FORMAT parquet)`);
  return new Uint8Array(readFileSync(path));
}

describe('firings in Parquet', () => {
  it('are rows in any order, of blocks with any numbers', async () => {
    const bytes = await parquet(
      'block, feature, category',
      '(900, 4, 1), (7, 3, 0), (900, 1, 1), (12, 0, 2)',
    );
    const { blocks, features, indptr, indices, category } = await readFirings(bytes, 'f.parquet', null);
    expect([blocks, features, [...indptr], [...indices]]).toEqual([3, 5, [0, 1, 2, 4], [3, 0, 1, 4]]);
    expect([...category!]).toEqual([0, 2, 1]);
    expect((await readFirings(await parquet('block, feature', '(0, 2)'), 'f.parquet', 9)).features).toBe(9);
  });

  it('are recognised beside a checkpoint and opened with it', async () => {
    const files = new Map([
      ['firings.parquet', await parquet('block, feature', '(0, 2), (1, 2), (1, 0)')],
      ['params.npz', zipSync({ 'W_dec.npy': writeNpy(new Float32Array(12), [4, 3]) })],
    ]);
    const given = [[...files.keys()], memorySource(files)] as const;
    expect((await recogniseFiles(...given)).files[0]).toMatchObject({ role: 'firings', shape: '3 firings' });
    expect((await openFiles(...given)).info.layers[0]).toMatchObject({ features: 4, blocks: 2 });
  });

  it.each([
    ['a feature twice in a block', 'block, feature', '(0, 2), (0, 2)', /f\.parquet: .*2/],
    [
      'a block of two categories',
      'block, feature, category',
      '(5, 2, 0), (5, 3, 1)',
      /row 1: expected one category for block 5, found 0 and 1/,
    ],
    [
      'a row without a feature',
      'block, feature',
      '(5, 2), (5, NULL)',
      /row 1: expected a whole number from 0 to \d+ in column “feature”, found nothing/,
    ],
    [
      'a feature beyond the layer',
      'block, feature',
      '(5, 9)',
      /f\.parquet: .*expected feature numbers from 0 to 3, found 9/,
    ],
    ['other columns', 'block, token', '(5, 9)', /expected columns block and feature, found “block”, “token”/],
  ])('refuse %s', async (_, columns, rows, message) => {
    await expect(readFirings(await parquet(columns, rows), 'f.parquet', 4)).rejects.toThrow(message);
  });
});
