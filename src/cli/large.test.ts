import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCooccurrence } from '../dataset/formats/cooccurrence/cooccurrence.ts';
import { writeNpy } from '../dataset/files/npy.ts';
import { random } from '../math/random/random.ts';
import { quietWork } from '../math/work/work.ts';
import { run } from './main.ts';

const QUERY = readFileSync(new URL('../../recipes/cooccurrence.sql', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tricosm-large-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const document = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(args, (_, compute) => compute(quietWork));
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, unknown>;
};

const [FEATURES, BLOCKS, DIM] = [14, 200, 5];
/** Two halves of the features, each firing in its own kind of block; the last feature never fires. */
const blocks = (() => {
  const stream = random(5);
  return Array.from({ length: BLOCKS }, (_, b) =>
    Array.from({ length: FEATURES - 1 }, (_, f) => f).filter(
      (f) => stream.uniform() < (f < 7 === (b % 2 === 0) ? 0.7 : 0.1),
    ),
  ).map((fires) => (fires.length > 0 ? fires : [0]));
})();

/** Writes firings as Parquet and runs the query on them; its output has small row groups and engines' compressions. */
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = blocks.flatMap((fires, b) => fires.map((f) => `(${b}, ${f}, ${b % 3})`));
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(',')}) AS t (block, feature, category)) TO '${path('firings.parquet')}' (FORMAT parquet)`,
  );
  await connection.run(`CREATE VIEW firings AS SELECT * FROM '${path('firings.parquet')}'`);
  for (const [name, codec] of [
    ['counts', 'zstd'],
    ['snappy', 'snappy'],
  ]) {
    await connection.run(
      `COPY (${QUERY}) TO '${path(`${name}.parquet`)}' (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 64)`,
    );
  }
  await connection.run(
    `COPY (SELECT feature_a, feature_b, blocks FROM (${QUERY})) TO '${path('bare.parquet')}' (FORMAT parquet)`,
  );
});

it('the query counts the blocks in which features fire together', async () => {
  const expected = new Uint16Array((FEATURES * (FEATURES + 1)) / 2);
  let at = 0;
  for (let i = 0; i < FEATURES; i++) {
    for (let j = i; j < FEATURES; j++) {
      expected[at++] = blocks.filter((fires) => fires.includes(i) && fires.includes(j)).length;
    }
  }
  for (const name of ['counts.parquet', 'snappy.parquet']) {
    const bytes = new Uint8Array(readFileSync(path(name)));
    expect(await readCooccurrence(bytes, name, FEATURES)).toEqual({
      features: FEATURES,
      blocks: BLOCKS,
      counts: expected,
    });
  }
});

it('a bundle made from the query’s output has the lobes of the firings', async () => {
  const stream = random(6);
  const decoder = Float32Array.from({ length: FEATURES * DIM }, () => stream.normal());
  writeFileSync(path('decoder.npy'), writeNpy(decoder, [FEATURES, DIM]));
  const sae = ['--sae', path('decoder.npy')];
  await document('bundle', ...sae, '--cooccurrence', path('counts.parquet'), '--out', path('bundle'));
  const indptr = Uint32Array.from({ length: BLOCKS + 1 }, (_, b) => blocks.slice(0, b).flat().length);
  const firings = zipSync({
    'indptr.npy': writeNpy(indptr, [BLOCKS + 1]),
    'indices.npy': writeNpy(Uint16Array.from(blocks.flat()), [blocks.flat().length]),
  });
  writeFileSync(path('firings.npz'), firings);
  const options = ['--affinity', 'jaccard', '--k', '2', '--measure', 'none'];
  const [counted, fired] = [
    await document('lobes', path('bundle'), ...options),
    await document('lobes', ...sae, '--firings', path('firings.npz'), ...options),
  ];
  expect(counted['sizes']).toEqual([7, 6]);
  expect(counted['labels']).toEqual(fired['labels']);
  expect(counted['leftOut']).toEqual(fired['leftOut']);
});

it('refuses files that are not the output of the query', async () => {
  const bare = new Uint8Array(readFileSync(path('bare.parquet')));
  await expect(readCooccurrence(bare, 'bare.parquet', null)).rejects.toThrow(
    /expected columns feature_a, feature_b, blocks and recorded, found “feature_a”, “feature_b”, “blocks”/,
  );
  const counts = new Uint8Array(readFileSync(path('counts.parquet')));
  await expect(readCooccurrence(counts, 'counts.parquet', 4)).rejects.toThrow(
    /counts of feature 12, the layer has 4/,
  );
  await expect(readCooccurrence(counts.slice(0, -20), 'counts.parquet', null)).rejects.toThrow(
    /counts\.parquet: expected a Parquet file, found that it cannot be read/,
  );
});

/** Words of standard SQL that DuckDB, Spark SQL and Trino share, and the names that the query defines. */
const COMMON = new Set(
  (
    'WITH AS SELECT COUNT DISTINCT FROM JOIN ON AND CROSS GROUP BY ' +
    'recordings recorded block blocks firings a b r feature feature_a feature_b'
  ).split(' '),
);

it('the query uses only the SQL that these engines share', () => {
  const sql = QUERY.replace(/--[^\n]*/g, '');
  expect(sql.match(/[A-Za-z_]+/g)!.filter((word) => !COMMON.has(word))).toEqual([]);
  expect(sql.replace(/[A-Za-z_\s]/g, '')).toMatch(/^[(),.*=<]*$/);
});
