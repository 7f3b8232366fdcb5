import { describe, expect, it } from 'vitest';
import { parseQuery } from './query.ts';

const searched = { total: 4096, item: 'feature', place: 'layer 2' };
const parsed = (text: string) => parseQuery(text, searched);

describe('search text', () => {
  it('is nothing if it is white space, or a field without a text', () => {
    for (const text of ['', '  ', 'token:', 'context: ', 'token:""'])
      expect(parsed(text)).toEqual({ kind: 'nothing' });
  });

  it('is words, and a number is an item of that number too', () => {
    expect(parsed(' Opening  BRACKET ')).toEqual({
      kind: 'words',
      parts: ['opening', 'bracket'],
      number: null,
    });
    expect(parsed('12')).toEqual({ kind: 'words', parts: ['12'], number: 12 });
    expect(parsed('4096')).toEqual({ kind: 'words', parts: ['4096'], number: null });
    expect(parsed('#include')).toEqual({ kind: 'words', parts: ['#include'], number: null });
  });

  it('is numbers, ranges and lists of them after a number sign', () => {
    const numbers = (text: string) => {
      const query = parsed(text);
      return query.kind === 'numbers' && query.numbers;
    };
    expect(parsed('#12')).toEqual({ kind: 'numbers', numbers: [12], fault: '' });
    expect(numbers('#10-13')).toEqual([10, 11, 12, 13]);
    expect(numbers('#13 – 10')).toEqual([10, 11, 12, 13]);
    expect(numbers('#10-')).toEqual([10]);
    expect(numbers('#5, #1; 9-11 10')).toEqual([5, 1, 9, 10, 11]);
  });

  it('names a number that no item has, and finds the others', () => {
    expect(parsed('#99999')).toEqual({
      kind: 'numbers',
      numbers: [],
      fault: 'There is no feature #99999: layer 2 has 4,096, from #0 to #4095.',
    });
    expect(parsed('#4094-5000')).toMatchObject({
      numbers: [4094, 4095],
      fault: 'There is no feature #4096: layer 2 has 4,096, from #0 to #4095.',
    });
    expect(parseQuery('#0', { ...searched, total: 0 })).toMatchObject({
      fault: 'There is no feature #0: layer 2 has none.',
    });
    expect(parsed('#1,2x')).toEqual({
      kind: 'fault',
      fault: '“2x” is not the number of a feature: write #12, #10-20 or #1,5,9-12.',
    });
  });

  it('is an expression between slashes, the last of which may be missing', () => {
    expect(parsed('/^a b/')).toEqual({ kind: 'pattern', pattern: '^a b', field: 'label' });
    expect(parsed('/^a b')).toEqual({ kind: 'pattern', pattern: '^a b', field: 'label' });
    const { fault } = parsed('/(open/') as { fault: string };
    expect(fault).toMatch(/^\/\(open\/ is not a regular expression \(unterminated group\): correct it/);
  });

  it('asks for tokens or contexts', () => {
    expect(parsed('token:The')).toEqual({ kind: 'notes', text: 'the', field: 'token' });
    expect(parsed('Context: "of the"')).toEqual({ kind: 'notes', text: 'of the', field: 'context' });
    expect(parsed('token:/^th/')).toEqual({ kind: 'pattern', pattern: '^th', field: 'token' });
    expect(parsed('token:/(/')).toMatchObject({ kind: 'fault' });
  });
});
