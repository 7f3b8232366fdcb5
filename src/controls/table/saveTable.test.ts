import { describe, expect, test } from 'vitest';
import type { Column } from './columns.ts';
import { csv } from './saveTable.ts';
import { tableRows } from './tableRows.ts';

interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly sd?: number;
}

const NAME: Column<Row> = { header: 'name', value: ({ name }) => name };
const VALUE: Column<Row> = { header: 'value', value: ({ value }) => value, decimals: 1 };

test('cells are quoted if they must be, numbers keep their digits, a missing value stays empty', () => {
  const rows: Row[] = [
    { name: 'a,b', value: 0.1 + 0.2 },
    { name: 'say “"hi"”', value: NaN },
    { name: 'two\nlines', value: null },
  ];
  expect(csv([NAME, VALUE], rows)).toBe(
    'name,value\r\n"a,b",0.30000000000000004\r\n"say “""hi""”",\r\n"two\nlines",\r\n',
  );
});

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['+1', "'+1"],
  ['-ing', "'-ing"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['a=b', 'a=b'],
])('text that a spreadsheet would compute is neutralised: %j', (name, cell) => {
  expect(csv([NAME, VALUE], [{ name, value: -1.5 }])).toBe(`name,value\r\n${cell},-1.5\r\n`);
});

describe('the rows of a table', () => {
  test('an error takes a column of its own, and the unit follows the header', () => {
    const share: Column<Row> = { ...VALUE, header: 'share', error: ({ sd }) => sd, unit: '%' };
    expect(tableRows([NAME, share], [{ name: 'a', value: 12.345, sd: 0.5 }])).toEqual({
      headers: ['name', 'share (%)', 'share ± (%)'],
      rows: [['a', 12.345, 0.5]],
    });
  });

  test('a column of controls is left out', () => {
    const remove: Column<Row> = { header: 'delete', cell: ({ name }) => `delete ${name}` };
    expect(tableRows([NAME, remove], [{ name: 'a', value: 1 }])).toEqual({
      headers: ['name'],
      rows: [['a']],
    });
  });

  test('values may use the row’s place', () => {
    const place: Column<Row> = { header: 'rank', value: (_, i) => i + 1 };
    expect(
      tableRows(
        [place, NAME],
        [
          { name: 'a', value: 1 },
          { name: 'b', value: 2 },
        ],
      ).rows,
    ).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });
});
