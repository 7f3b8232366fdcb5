import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { affinityMarkdown } from './affinityTable.ts';

it('docs/cli.md contains the table of affinities', async () => {
  const table = await format(affinityMarkdown(), { parser: 'markdown', printWidth: 110 });
  expect(readFileSync('docs/cli.md', 'utf8')).toContain(table.trim());
});
