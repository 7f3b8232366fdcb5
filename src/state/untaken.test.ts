import { expect, test } from 'vitest';
import { choice, integer } from './fields.ts';
import { untaken } from './untaken.ts';
import { scaleView, viewSchema } from './view.ts';

const sun = scaleView('sun', { rays: integer(12, 1), colour: choice(['white', 'yellow'], 'white') });
const schema = viewSchema([sun], 'sun');

test('a link that is taken as written has nothing to say', () => {
  expect(untaken(schema, '?layer=2&scale=sun&sun.rays=8#legend=1x3k9a::0')).toEqual([]);
});

test('values that mean nothing are named, with what was taken', () => {
  expect(untaken(schema, '?scale=moon&sun.rays=0&sun.colour=red')).toEqual([
    { name: 'scale', written: 'moon', taken: 'sun' },
    { name: 'sun.rays', written: '0', taken: '12' },
    { name: 'sun.colour', written: 'red', taken: 'white' },
  ]);
});

test('unknown names are named, but not those that other programs add', () => {
  expect(untaken(schema, '?sun.ray=3&utm_source=paper&fbclid=x')).toEqual([
    { name: 'sun.ray', written: '3', taken: null },
  ]);
});

test('a value behind the # is read too', () => {
  expect(untaken(schema, '#selection=words')).toEqual([{ name: 'selection', written: 'words', taken: '' }]);
});

test('a parameter counts once; another value behind it is named', () => {
  expect(untaken(schema, '?sun.rays=3&sun.rays=5&layer=2&layer=2')).toEqual([
    { name: 'sun.rays', written: '5', taken: '3', repeated: true },
  ]);
  expect(untaken(schema, '?scale=moon&scale=sun')).toEqual([
    { name: 'scale', written: 'moon', taken: 'sun' },
    { name: 'scale', written: 'sun', taken: 'sun', repeated: true },
  ]);
});
