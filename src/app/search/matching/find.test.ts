import { describe, expect, it } from 'vitest';
import { findMatches } from './find.ts';
import { notesIndexOf } from './notes.ts';
import { parseQuery } from './query.ts';
import { textIndexOf } from './textIndex.ts';

const labels = [
  'opening bracket',
  'French words',
  'bracket, closing',
  'square brackets',
  '',
  'unbracketed 2',
];
const notes = notesIndexOf(
  ['\nthe\ncat\n', '\nThere\n', '', '\nother\n', '', '\n↵\n'],
  ['the cat sat', 'There is a cat', '', 'on the other hand', 'a dog', 'x'],
);
const searched = { total: labels.length, item: 'feature', place: 'layer 2' };
const find = (text: string, of = labels) => {
  const matches = findMatches({ labels: textIndexOf(of), notes }, parseQuery(text, searched));
  return { ...matches, found: [...matches.found] };
};
/** Exact matches, and those that are only alike. */
const split = (text: string, of = labels) => {
  const { found, exact } = find(text, of);
  return { exact: found.slice(0, exact), alike: found.slice(exact) };
};

describe('exact matches', () => {
  it('contain every word, first the label itself, then those that begin with the first word', () => {
    expect(split('bracket').exact).toEqual([2, 0, 3, 5]);
    expect(split('BRACKET open').exact).toEqual([0]);
    expect(split('bracket', ['a bracket', 'bracketed', 'Bracket']).exact).toEqual([2, 1, 0]);
  });

  it('of a number are the item first, then labels that contain it', () => {
    expect(split('2').exact).toEqual([2, 5]);
    expect(split('#4').exact).toEqual([4]);
    expect(find('#4-6')).toMatchObject({
      found: [4, 5],
      exact: 2,
      fault: expect.stringContaining('#6') as string,
    });
  });

  it('of an expression are the labels that it fits', () => {
    expect(split('/^(open|clos)/').exact).toEqual([0]);
    expect(split('/brackets?$/').exact).toEqual([0, 3]);
    expect(find('/(open/').fault).toContain('/(open/ is not a regular expression');
  });

  it('are none for an empty search', () => {
    expect(find('  ')).toEqual({ found: [], exact: 0, fault: '', inContexts: 0 });
  });
});

describe('matches that are only alike', () => {
  it('follow the exact ones, with typos and letters left out', () => {
    expect(split('brakcet')).toEqual({ exact: [], alike: [0, 2, 3] });
    expect(split('brckt')).toEqual({ exact: [], alike: [0, 2, 3] });
    expect(split('squar')).toEqual({ exact: [3], alike: [] });
    expect(split('bracket', ['brackets', 'bracked'])).toEqual({ exact: [0], alike: [1] });
  });

  it('rank typos before letters left out, and those before beginnings of words', () => {
    const of = ['come and toast', 'cmotoa', 'computation', 'compat', 'comput'];
    expect(split('comptat', of).alike).toEqual([3, 2]);
    expect(split('cotoa', of).alike).toEqual([1, 0]);
  });

  it('need every part, and short parts as they are', () => {
    expect(split('opning brakcet').alike).toEqual([0]);
    expect(split('opening xyzzy')).toEqual({ exact: [], alike: [] });
    expect(split('cat', ['car', 'cut', 'act'])).toEqual({ exact: [], alike: [] });
  });

  it('are beginnings of words in their order', () => {
    expect(split('frwo').alike).toEqual([1]);
    expect(split('wofr').alike).toEqual([]);
  });

  it('are not looked for if there are many exact ones', () => {
    const of = [...Array.from({ length: 20 }, (_, i) => `bracket ${i}`), 'brakcet'];
    expect(split('bracket', of)).toEqual({ exact: Array.from({ length: 20 }, (_, i) => i), alike: [] });
  });
});

describe('what features fire on', () => {
  it('is found by token: the token itself, then its beginning, then a part of it', () => {
    expect(find('token:the')).toMatchObject({ found: [0, 1, 3], exact: 3, inContexts: 0 });
    expect(find('token:cat')).toMatchObject({ found: [0], exact: 1, inContexts: 1 });
    expect(find('token:↵')).toMatchObject({ found: [5] });
  });

  it('is found by context, and by expressions, which see each token by itself', () => {
    expect(find('context:"the other"').found).toEqual([3]);
    expect(find('token:/^th/').found).toEqual([0, 1]);
    expect(find('token:/^cat$/').found).toEqual([0]);
    expect(find('context:/cat$/').found).toEqual([1]);
  });

  it('is not found while it is not known', () => {
    const query = parseQuery('token:the', searched);
    expect(findMatches({ labels: textIndexOf(labels), notes: null }, query).exact).toBe(0);
  });
});
