import { describe, expect, it } from 'vitest';
import { wordPlaces } from '../../wordPlaces.ts';
import { EVERY_PAIR, readRelation, type RelationReading } from './relations.ts';

describe('words are found in any Unicode form', () => {
  const composed = 'caf\u00e9';
  const decomposed = 'cafe\u0301';

  it.each([
    ['composed words, a decomposed pair', composed, decomposed],
    ['decomposed words, a composed pair', decomposed, composed],
    ['both as they are', decomposed, decomposed],
  ])('%s', (_, word, asked) => {
    const places = wordPlaces(['a', word]);
    expect([places.has(asked), places.get(asked)]).toEqual([true, 1]);
    const { pairs } = readRelation([{ input: asked, output: 'a' }], places, 'r', 'r.json', EVERY_PAIR);
    expect([...pairs]).toEqual([1, 0]);
  });

  it('the first place of a repeated word counts, and each form has its own', () => {
    const places = wordPlaces(['a', decomposed, composed, 'a']);
    expect([places.get('a'), places.get(decomposed), places.get(composed)]).toEqual([0, 1, 2]);
    expect([places.get('b'), places.has('b')]).toEqual([undefined, false]);
  });
});

describe('pairs that the vocabulary does not have', () => {
  const words = ['france', 'paris', 'japan', 'tokyo', 'caf\u00e9'];
  const LENIENT: RelationReading = { unknown: 'leave out', repeated: 'leave out' };
  const read = (pairs: unknown, vocabulary = words, reading = LENIENT) => {
    const found = readRelation(pairs, wordPlaces(vocabulary), 'country-capital', 'c.json', reading);
    return { pairs: [...found.pairs], leftOut: found.leftOut };
  };
  const pair = (input: string, output: string) => ({ input, output });

  it('are left out and listed', () => {
    const list = [pair('france', 'paris'), pair('narnia', 'paris'), pair('japan', 'tokyo'), pair('a', 'b')];
    expect(read(list)).toEqual({
      pairs: [0, 1, 2, 3],
      leftOut: { unknown: [list[1], list[3]], repeated: [], lowered: 0 },
    });
    expect(read(list.slice(0, 1)).leftOut).toBeUndefined();
    expect(() => read(list, words, EVERY_PAIR)).toThrow(
      'c.json: pair 1: its “input” should be one of the words that have vectors, found "narnia"',
    );
  });

  it('a pair that is listed again counts once, also in another form', () => {
    const again = [pair('France', 'paris'), pair('paris', 'france')];
    expect(read([pair('france', 'paris'), ...again])).toEqual({
      pairs: [0, 1, 1, 0],
      leftOut: { unknown: [], repeated: [again[0]], lowered: 0 },
    });
    expect(read([pair('france', 'paris'), pair('france', 'paris')], words, EVERY_PAIR).pairs).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('capitals are found in lower case, and counted, only if the vocabulary has none', () => {
    const list = [pair('France', 'Paris'), pair('japan', 'CAFE\u0301')];
    expect(read(list)).toEqual({ pairs: [0, 1, 2, 4], leftOut: { unknown: [], repeated: [], lowered: 3 } });
    const cased = read(list, [...words, 'Tokyo']);
    expect([cased.pairs, cased.leftOut?.unknown]).toEqual([[], list]);
  });

  it('an item that is not a pair of words is refused in any case', () => {
    for (const bad of [[null], [{ input: 'france' }], [pair('france', 'paris'), { input: 1, output: 'b' }]]) {
      expect(() => read(bad)).toThrow(/c\.json: pair \d: its “(in|out)put” should be one of the words/);
    }
    expect(() => read({})).toThrow('expected a JSON list of {"input", "output"}');
  });
});
