import { describe, expect, it } from 'vitest';
import { wordPlaces } from '../../wordPlaces.ts';
import { readRelation } from './relations.ts';

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
    const { pairs } = readRelation([{ input: asked, output: 'a' }], places, 'r', 'r.json');
    expect([...pairs]).toEqual([1, 0]);
  });

  it('the first place of a repeated word counts, and each form has its own', () => {
    const places = wordPlaces(['a', decomposed, composed, 'a']);
    expect([places.get('a'), places.get(decomposed), places.get(composed)]).toEqual([0, 1, 2]);
    expect([places.get('b'), places.has('b')]).toEqual([undefined, false]);
  });
});
