import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cellText, type Column } from './columns.ts';
import { DataTable } from './DataTable.tsx';
import { nextSorting, sortedRows } from './sorting.ts';

interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly sd?: number;
}

const NAME: Column<Row> = { header: 'name', value: ({ name }) => name, rowHeader: true };
const VALUE: Column<Row> = { header: 'value', value: ({ value }) => value, decimals: 2 };
const ROWS: readonly Row[] = [
  { name: 'a', value: 1 },
  { name: 'b', value: -2.345, sd: 0.1 },
  { name: 'c', value: null },
];

describe('the text of a cell', () => {
  const text = (column: Partial<Column<Row>>, row: Row) => cellText({ ...VALUE, ...column }, row, 0);

  it('has the column’s decimals, also for the error, and the unit behind a thin space', () => {
    expect(text({}, ROWS[1]!)).toBe('−2.35');
    expect(text({ unit: '%' }, ROWS[0]!)).toBe('1.00\u202f%');
    expect(text({ error: ({ sd }) => sd }, ROWS[1]!)).toBe('−2.35\u202f±\u202f0.10');
    expect(text({ error: ({ sd }) => sd }, ROWS[0]!)).toBe('1.00');
    expect(text({ format: (value) => `<${value}>` }, ROWS[0]!)).toBe('<1>');
  });

  it('is a dash for a missing value, a count for a whole number, three digits for any other', () => {
    const plain: Column<Row> = { header: 'value', value: ({ value }) => value };
    expect(cellText(plain, ROWS[2]!, 0)).toBe('–');
    expect(cellText(plain, { name: '', value: NaN }, 0)).toBe('–');
    expect(cellText(plain, { name: '', value: 16384 }, 0)).toBe('16,384');
    expect(cellText(plain, { name: '', value: 0.12345 }, 0)).toBe('0.123');
  });
});

describe('sorting a table', () => {
  const order = (descending: boolean) =>
    sortedRows([NAME, VALUE], ROWS, { header: 'value', descending }).map(({ row }) => row.name);

  it('puts rows without a value last either way, and keeps each row’s place', () => {
    expect(order(true)).toEqual(['a', 'b', 'c']);
    expect(order(false)).toEqual(['b', 'a', 'c']);
    expect(sortedRows([VALUE], ROWS, { header: 'value', descending: false })[0]!.index).toBe(1);
  });

  it('keeps the order given for equal values and without sorting', () => {
    const equal: Row[] = ['x', 'y', 'z'].map((name) => ({ name, value: 1 }));
    const names = (sorting: Parameters<typeof sortedRows>[2]) =>
      sortedRows<Row>([VALUE], equal, sorting).map(({ row }) => row.name);
    expect(names({ header: 'value', descending: true })).toEqual(['x', 'y', 'z']);
    expect(names(null)).toEqual(['x', 'y', 'z']);
  });

  it('goes from the largest first over the smallest first back to the order given', () => {
    const first = nextSorting(null, 'value');
    const second = nextSorting(first, 'value');
    expect(first).toEqual({ header: 'value', descending: true });
    expect(second).toEqual({ header: 'value', descending: false });
    expect(nextSorting(second, 'value')).toBeNull();
    expect(nextSorting(second, 'name')).toEqual({ header: 'name', descending: true });
  });
});

describe('a table', () => {
  const html = (table: Partial<Parameters<typeof DataTable<Row>>[0]>) =>
    renderToStaticMarkup(<DataTable caption="Things" columns={[NAME, VALUE]} rows={ROWS} {...table} />);

  it('has a name, column headers and row headers', () => {
    expect(html({})).toContain('<caption class="visually-hidden">Things</caption>');
    expect(html({})).toContain('<th scope="col" class="number"><span>value</span></th>');
    expect(html({})).toContain('<th scope="row">b</th><td class="number">−2.35</td>');
  });

  it('has the visible caption as its name', () => {
    const [, id] = /aria-labelledby="([^"]+)"/.exec(html({ showCaption: true })) ?? [];
    expect(id).toBeTruthy();
    expect(html({ showCaption: true })).toMatch(new RegExp(`id="${id}"[^>]*>Things<`));
  });

  it('says in a sentence that there is nothing, or shows its headers', () => {
    expect(html({ rows: [], empty: 'No things.' })).toBe('<p class="note">No things.</p>');
    expect(html({ rows: [] })).toContain('<th scope="col"');
  });

  it('has no head if all headers are hidden', () => {
    expect(html({ columns: [{ ...NAME, hideHeader: true }] })).not.toContain('<thead>');
    expect(html({ columns: [{ ...NAME, hideHeader: true }, VALUE] })).toContain(
      '<span class="visually-hidden">name</span>',
    );
  });

  it('puts rows under their groups, in the order of the groups', () => {
    const grouped = html({
      groups: {
        of: ({ value }) => (value === null ? 'missing' : 'known'),
        header: (group) => `${group} ones`,
        tone: (group) => (group === 'known' ? 'good' : undefined),
      },
    });
    expect(grouped.match(/<tbody>/g)).toHaveLength(2);
    expect(grouped).toContain('<th scope="rowgroup" colSpan="2" class="good">known ones</th>');
    expect(grouped.indexOf('known ones')).toBeLessThan(grouped.indexOf('missing ones'));
  });

  it('makes buttons of cells that can be pressed, and marks the current row', () => {
    const press = { act: () => undefined, pressed: ({ name }: Row) => name === 'b' };
    const pressable = html({ columns: [{ ...NAME, press }], isCurrent: ({ name }) => name === 'b' });
    expect(pressable.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(pressable).toContain('<tr data-current="true"><th scope="row"><button');
  });

  it('says by which column it can be sorted', () => {
    expect(html({ columns: [NAME, { ...VALUE, sortable: true }] })).toMatch(
      /<th scope="col" class="number" aria-sort="none"><button [^>]*>value/,
    );
  });
});

it('several columns of long texts have a small width each, and one alone what the others leave', () => {
  const drawn = (clip: true | 'short') =>
    renderToStaticMarkup(
      <DataTable
        caption="c"
        columns={[{ header: 'name', value: ({ name }) => name, clip }]}
        rows={ROWS}
        rowKey={({ name }) => name}
      />,
    );
  expect(drawn('short')).toContain('<td class="clip short">');
  expect(drawn(true)).toContain('<td class="clip">');
});

it('measures the width of a table with extra columns, which the style sheet hides without room, and of no other', () => {
  const drawn = (extra: boolean) =>
    renderToStaticMarkup(
      <DataTable
        caption="c"
        columns={[
          { header: 'name', value: ({ name }) => name },
          { header: 'less', value: () => 1, extra },
        ]}
        rows={ROWS}
        rowKey={({ name }) => name}
      />,
    );
  expect(drawn(true)).toMatch(
    /^<div class="measured">.*<th[^>]* class="number extra".*<td class="number extra">/,
  );
  expect(drawn(false)).not.toMatch(/measured|extra/);
});
