import { renderToStaticMarkup } from 'react-dom/server';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Column } from './columns.ts';
import { DataTable } from './DataTable.tsx';
import { fileName, type Origin } from './origin.ts';
import { commentsOf, csv } from './saveTable.ts';
import { VirtualTable } from './VirtualTable.tsx';

interface Row {
  readonly name: string;
}
const COLUMNS: readonly Column<Row>[] = [{ header: 'name', value: ({ name }) => name }];
const ROWS: readonly Row[] = [{ name: 'a' }];
const ORIGIN: Origin = {
  name: 'mini-sae-2',
  line: 'mini-sae · layer 2 · seed 42',
  lines: ['Tricosm 0.1.0', 'dataset: mini-sae', 'seed: 42'],
};

/** Every component of the page, with its text. */
const components = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
  .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }));

describe('every table can be saved', () => {
  it('because each table is one of the table controls', () => {
    const drawing = components.filter(({ text }) => /<table[\s>]/.test(text)).map(({ path }) => path);
    // A datasheet's own tables are text.
    expect(drawing.filter((path) => path !== 'app/dataset/markdown/Markdown.tsx').sort()).toEqual([
      'controls/table/DataTable.tsx',
      'controls/table/VirtualTable.tsx',
    ]);
  });

  it('and both controls offer it', () => {
    const plain = <DataTable caption="Lobes" columns={COLUMNS} rows={ROWS} />;
    const long = <VirtualTable caption="Lobes" columns={COLUMNS} rows={ROWS} rowKey={() => 0} height={100} />;
    for (const table of [plain, long]) {
      expect(renderToStaticMarkup(table)).toContain('title="Save “Lobes” as CSV"');
    }
  });

  it('but not a table of controls only, or of nothing', () => {
    const controls: Column<Row>[] = [{ header: 'delete', cell: () => '✕' }];
    const html = renderToStaticMarkup(<DataTable caption="Lobes" columns={controls} rows={ROWS} />);
    expect(html).not.toContain('as CSV');
    expect(renderToStaticMarkup(<DataTable caption="Lobes" columns={COLUMNS} rows={[]} />)).not.toContain(
      'as CSV',
    );
  });
});

describe('every chart can be saved', () => {
  it('because each plot is drawn by Chart, and each chart has its row of ways to save it', () => {
    const plotting = components.filter(({ text }) => /\bplot\(/.test(text)).map(({ path }) => path);
    expect(plotting).toEqual(['charts/Chart.tsx']);
    const twins = components.filter(({ text }) => /<TableTwin\b/.test(text));
    expect(twins.length).toBeGreaterThan(1);
    for (const { path, text } of twins) expect(text, path).toMatch(/<TableTwin twin=\{\w+\} chart=\{chart\}/);
  });
});

describe('the head of a saved table', () => {
  it('says what it is and where its numbers come from, a line each', () => {
    const text = csv(COLUMNS, ROWS, commentsOf('Lobes of\nlayer 2', ORIGIN));
    expect(text).toBe(
      '# Tricosm 0.1.0\r\n# table: Lobes of layer 2\r\n# dataset: mini-sae\r\n# seed: 42\r\nname\r\na\r\n',
    );
  });

  it('is left out while nothing is known', () => {
    expect(commentsOf('Lobes', { name: '', line: '', lines: [] })).toEqual([]);
  });

  it('is all that a reader takes for a comment: cells with a # are quoted', () => {
    expect(csv(COLUMNS, [{ name: 'C# and #1' }], ['Tricosm'])).toBe('# Tricosm\r\nname\r\n"C# and #1"\r\n');
  });
});

it('a file is called after its dataset and what it shows', () => {
  expect(fileName(ORIGIN, 'Lobes of layer 2: phi / k = 4')).toBe('mini-sae-2-Lobes-of-layer-2-phi-k-4');
  expect(fileName({ ...ORIGIN, name: '' }, '../../*')).toBe('tricosm');
  expect(fileName(ORIGIN, 'x'.repeat(300))).toHaveLength(80);
});
