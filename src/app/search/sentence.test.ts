import { describe, expect, it } from 'vitest';
import { csv } from '../../controls/table/saveTable.ts';
import { columnsOf } from './foundTable.ts';
import { NO_MATCHES, type Matches } from './matching/find.ts';
import { meantOf, outcomeSentence, unreadSentence, type Outcome } from './sentence.ts';

const words = { kind: 'words', parts: ['a'], number: null } as const;
const token = { kind: 'notes', text: 'of the', field: 'token' } as const;
const found = (n: number, exact: number, more: Partial<Matches> = {}): Matches => ({
  ...NO_MATCHES,
  found: Uint32Array.from({ length: n }, (_, i) => i),
  exact,
  ...more,
});
const said = (matches: Matches, more: Partial<Outcome> = {}) =>
  outcomeSentence({ query: words, matches, total: 4096, things: 'labels', points: 0, read: 4096, ...more });

describe('what a search says', () => {
  it('counts exact matches, and names those that are only alike', () => {
    expect(said(found(12, 12))).toBe('12 of 4,096.');
    expect(said(found(3, 2))).toBe('2 of 4,096, and 1 that is alike.');
    expect(said(found(5, 0), { points: 5 })).toBe(
      'No exact matches among 4,096 labels; 5 are alike, ringed in the scene.',
    );
    expect(said(NO_MATCHES)).toBe('No matches among 4,096 labels.');
  });

  it('says what the scene shows of them', () => {
    expect(said(found(12, 12), { points: 12 })).toBe('12 of 4,096, ringed in the scene.');
    expect(said(found(12, 12), { points: 2 })).toBe('12 of 4,096, 2 ringed in the scene.');
    expect(said(found(900, 900), { points: 900 })).toBe('900 of 4,096; in the scene the others are dimmed.');
    expect(said(found(250_000, 250_000), { total: 1e6, read: 1e6 })).toBe(
      '250,000 of 1,000,000. The first 200,000 are listed.',
    );
  });

  it('says why a text cannot be used, and what was found nevertheless', () => {
    expect(said(found(0, 0, { fault: 'There is no feature #9.' }))).toBe('There is no feature #9.');
    expect(said(found(1, 1, { fault: 'There is no feature #9.' }))).toBe(
      'There is no feature #9. 1 of 4,096.',
    );
  });

  it('says how many features have a token in their contexts only, and what was not read', () => {
    expect(said(found(2, 2, { inContexts: 7 }), { query: token, things: 'features', read: 1000 })).toBe(
      '2 of 4,096. 7 others have “of the” in a context (context:of the). Only the first 1,000 were read, because the contexts of all are too long.',
    );
  });

  it('says how much there is to search', () => {
    expect(said(NO_MATCHES, { query: { kind: 'nothing' } })).toBe('4,096 labels to search.');
  });
});

it('what a search means are the exact matches, or those that are alike if there are no others', () => {
  expect([...meantOf(found(3, 2))]).toEqual([0, 1]);
  expect([...meantOf(found(3, 0))]).toEqual([0, 1, 2]);
});

it('the saved list names each match and says how well it matches', () => {
  const matches = found(2, 1);
  expect(csv(columnsOf('feature', ['one', 'two, three'], matches), [...matches.found])).toBe(
    'feature,label,match\r\n0,one,exact\r\n1,"two, three",alike\r\n',
  );
});

describe('what a search cannot look through', () => {
  const missing = 'layer 0 has no labels.';

  it('is said of labels, while they are read and if there are none', () => {
    expect(unreadSentence(words, false, '')).toBe('Reading labels…');
    expect(unreadSentence(words, true, missing)).toBe(missing);
    expect(unreadSentence(words, true, '')).toBe('');
  });

  it('is nothing for a search of contexts without labels, or for numbers', () => {
    expect(unreadSentence(token, true, missing)).toBe('');
    expect(unreadSentence(token, false, '')).toBe('Reading labels…');
    expect(unreadSentence({ kind: 'numbers', numbers: [1], fault: '' }, false, '')).toBe('');
  });
});
