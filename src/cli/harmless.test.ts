import { expect, test } from 'vitest';
import { harmless } from './harmless.ts';
import { jsonText } from './jsonText.ts';

const ESCAPES = 'red \u001b[31m, bell \u0007, C1 \u009b31m, reordered \u202egpj.exe\u2066';

test('a line holds no character that a terminal obeys', () => {
  expect(harmless(ESCAPES)).toBe(
    String.raw`red \u001b[31m, bell \u0007, C1 \u009b31m, reordered \u202egpj.exe\u2066`,
  );
  expect(harmless('naïve “quotes” 日本語')).toBe('naïve “quotes” 日本語');
});

test('a document holds none either, and is read back as it was', () => {
  const text = jsonText({ label: ESCAPES, list: [1, 2] });
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u007f-\u009f]/);
  expect(JSON.parse(text)).toEqual({ label: ESCAPES, list: [1, 2] });
});
