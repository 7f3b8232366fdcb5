import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../controls/table/saveTable.ts';
import { PYTHON } from '../../../../test/python.ts';
import { readColumnFile } from '../../formats/columns/columnFile.ts';
import { readLabelTable } from '../../formats/labels/labelTable.ts';
import { readTable } from '../../formats/tables/table.ts';
import { openedBytes } from '../../sources/source.ts';
import { textHead } from './head.ts';
import { ownComments } from './ownComments.ts';

const COMMENTS = ['Tricosm 0.1.0', 'table: scores, with “quotes"', 'parameters: a=1; b=2', 'seed: 42'];
const ROWS = [
  { feature: 4, score: 0.1 + 0.2, name: 'C# and, so on' },
  { feature: 0, score: -2, name: '=1+1' },
];
const TEXT = csv(
  [
    { header: 'feature', value: ({ feature }: (typeof ROWS)[number]) => feature },
    { header: 'score', value: ({ score }) => score, unit: 'nats' },
    { header: 'name', value: ({ name }) => name },
  ],
  ROWS,
  COMMENTS,
);
const bytes = new TextEncoder().encode(TEXT);

describe('a table that Tricosm saved is read again', () => {
  it('as columns', async () => {
    const found = await readColumnFile(openedBytes(bytes), 'scores.csv', 6);
    expect(found).toMatchObject({ index: 'feature', rows: 2, faults: 0 });
    const [score] = found.columns;
    expect(score).toMatchObject({ name: 'score (nats)', kind: 'number' });
    expect(score!.kind === 'number' && score!.values[4]).toBeCloseTo(0.3, 6);
  });

  it('as labels', async () => {
    const { columns } = await readLabelTable(bytes, 'scores.csv', 'name');
    expect(columns).toEqual(['feature', 'score (nats)', 'name']);
  });

  it('as vectors', async () => {
    const table = csv(
      [
        { header: 'word', value: ({ name }: { name: string }) => name },
        { header: 'x', value: () => 1.5 },
        { header: 'y', value: () => -2.25 },
      ],
      [{ name: 'king' }, { name: 'queen' }],
      COMMENTS,
    );
    const { words } = await readTable(openedBytes(new TextEncoder().encode(table)), 'words.csv');
    expect(words).toEqual(['king', 'queen']);
  });

  it('in its head', () => {
    expect(textHead(TEXT)).toMatchObject({ columns: ['feature', 'score (nats)', 'name'], index: 'feature' });
  });
});

it('a # of other programs stays what it is', () => {
  expect(ownComments(['# 0.5 1.5', 'king 2.5 3.5'])).toBe(0);
  expect(ownComments(['#,name'])).toBe(0);
  expect(ownComments(['# Tricosm 0.1.0', '# seed: 1', 'a,b'])).toBe(2);
});

/** Whether this Python has pandas; without it the test is skipped. */
const hasPandas = spawnSync(PYTHON, ['-c', 'import pandas']).status === 0;

it.skipIf(!hasPandas)('pandas reads it', () => {
  const script =
    'import sys, io, json, pandas\n' +
    "t = pandas.read_csv(io.StringIO(sys.stdin.read()), comment='#', float_precision='round_trip')\n" +
    'print(json.dumps([list(t.columns), t.values.tolist()]))';
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', script], { input: TEXT, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([
    ['feature', 'score (nats)', 'name'],
    [
      [4, 0.1 + 0.2, 'C# and, so on'],
      [0, -2, "'=1+1"],
    ],
  ]);
});
