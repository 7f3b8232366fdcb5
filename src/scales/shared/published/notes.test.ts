import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PUBLISHED_NOTES } from './notes.ts';

const methods = readFileSync('docs/methods.md', 'utf8').replace(/\s+/g, ' ');

/** The number of sentences of a text: a full stop or a colon within a number or an abbreviation ends none. */
const sentences = (text: string) => text.split(/(?<=\.)\s+(?=\p{Lu})/u).length;

describe.each(Object.entries(PUBLISHED_NOTES))('the note beside %s', (_, { published, ours }) => {
  test('says what was published in one or two sentences, and ours in two', () => {
    expect(sentences(published)).toBeLessThanOrEqual(2);
    expect(sentences(ours)).toBe(2);
  });

  test('stands in docs/methods.md word for word', () => {
    expect(methods).toContain(published);
    expect(methods).toContain(ours);
  });
});
