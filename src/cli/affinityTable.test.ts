import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatMarkdown } from '../../docs/markdown.mjs';
import { affinityMarkdown } from './affinityTable.ts';

it('docs/cli.md contains the table of affinities', async () => {
  const table = await formatMarkdown(affinityMarkdown());
  expect(readFileSync('docs/cli.md', 'utf8')).toContain(table.trim());
});
