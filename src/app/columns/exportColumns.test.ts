import { expect, test } from 'vitest';
import { csv } from '../../controls/table/saveTable.ts';
import { readColumnFile } from '../../dataset/formats/columns/columnFile.ts';
import { openedBytes } from '../../dataset/sources/source.ts';
import type { AddedColumn } from '../../state/ownColumns/added.ts';
import { columnTable } from './exportColumns.ts';

test('exported columns are the same when they are added again', async () => {
  const from = { file: 'a.csv', of: '0' };
  const columns: AddedColumn[] = [
    { kind: 'number', name: 'score, raw', values: Float32Array.of(0.1, NaN, NaN, 1e-7, 3), ...from },
    { kind: 'group', name: 'kind', texts: ['verb', '', 'noun', 'verb', 'noun'], distinct: 2, ...from },
    { kind: 'label', name: 'note', texts: ['a "quoted" one', '', 'b', 'c', 'd'], distinct: 4, ...from },
  ];
  const table = columnTable(columns, 5);
  const text = csv(table.columns, table.rows);
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    'feature,"score, raw",kind,note',
    '0,0.1,verb,"a ""quoted"" one"',
  ]);
  const again = await readColumnFile(openedBytes(new TextEncoder().encode(text)), 'a.csv', 5);
  expect(again.features).toBe(4);
  expect(again.columns.map((column) => ({ ...column, ...from }))).toEqual(columns);
});
