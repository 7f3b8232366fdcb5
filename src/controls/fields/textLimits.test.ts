import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../..');
/** Fields that take text: not files, boxes to tick, and sliders. */
const FIELD = /<(?:Input|input|TextArea|textarea)\b(?:[^>]|=>)*?\/?>/g;
const NO_TEXT = /type="(?:checkbox|file|radio|range)"/;

it('every field for text has a longest text, so that a paste of megabytes does not freeze the page', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const fields = files.flatMap((name) =>
    [...readFileSync(join(SOURCE, name), 'utf8').matchAll(FIELD)].map(([field]) => ({ name, field })),
  );
  const texts = fields.filter(({ field }) => !NO_TEXT.test(field));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter(({ field }) => !field.includes('maxLength')).map(({ name }) => name)).toEqual([]);
});
