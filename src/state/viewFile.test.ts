import { expect, test } from 'vitest';
import { baseOfLink, linkInFile, queryOfLink, viewFileText } from './viewFile.ts';

const LINK = 'https://host/app/?data=glove&scale=atom#selection=word::3,7';

test('a file gives the link that it was made of', () => {
  expect(linkInFile(viewFileText(LINK), 'a.tricosm.json')).toBe(LINK);
});

test('a link falls into its address and its query', () => {
  expect([baseOfLink(LINK), queryOfLink(LINK)]).toEqual([
    'https://host/app/',
    'data=glove&scale=atom#selection=word::3,7',
  ]);
  expect([baseOfLink('?a=1'), queryOfLink('?a=1')]).toEqual(['', 'a=1']);
  expect(queryOfLink('https://host/#selection=word::3')).toBe('#selection=word::3');
  expect([baseOfLink('https://host/'), queryOfLink('https://host/')]).toEqual(['https://host/', '']);
});

test.each([
  ['not JSON', '{', 'found no valid JSON'],
  ['another document', '{"schema":"other"}', 'expected a view file'],
  ['a list', '[1]', 'found a list of 1'],
  ['nothing', 'null', 'found null'],
  ['a later version', '{"schema":"tricosm-view","version":2,"link":"?"}', 'found the number 2'],
])('refuses %s', (_, text, message) => {
  expect(() => linkInFile(text, 'a.json')).toThrow(message);
});
