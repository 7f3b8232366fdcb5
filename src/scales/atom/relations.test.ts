import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownRelations, type OwnSet } from './ownRelations.ts';
import { firstRelations, isSameSet, listRelations, resolveOwn } from './relations.ts';

const places = new Map(['france', 'paris', 'japan', 'tokyo'].map((word, i) => [word, i]));
const set = (pairs: [string, string, boolean][]): OwnSet => ({
  id: 'own-1',
  name: 'mine',
  pairs: pairs.map(([input, output, muted]) => ({ input, output, muted })),
});

describe('own relations', () => {
  it('leave out muted pairs, unknown words and a word with itself', () => {
    const mine = set([
      ['france', 'paris', false],
      ['japan', 'tokyo', true],
      ['japan', 'kyoto', false],
      ['paris', 'paris', false],
    ]);
    expect(resolveOwn([mine], places)).toEqual([{ id: 'own-1', name: 'mine', pairs: [0, 1] }]);
  });

  it('stand in the place of the bundled relation they edit, or after all of them', () => {
    const bundled = [
      { id: 'capital', name: 'country → capital', pairs: 5 },
      { id: 'plural', name: 'singular → plural', pairs: 9 },
    ];
    const sets = [{ ...set([['japan', 'tokyo', false]]), id: 'capital' }, set([['france', 'paris', false]])];
    const listed = listRelations(bundled, sets, resolveOwn(sets, places));
    expect(listed.map(({ id, pairs }) => [id, pairs])).toEqual([
      ['capital', 1],
      ['plural', 9],
      ['own-1', 1],
    ]);
  });

  it('come back from a link', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    const pairs = fc.array(fc.record({ input: word, output: word, muted: fc.boolean() }), { maxLength: 5 });
    const sets = fc.array(fc.record({ id: word, name: word, pairs }), { maxLength: 3 });
    const field = ownRelations();
    fc.assert(
      fc.property(sets, (value) => {
        const printed = field.print(value);
        // A longer list is left out of the link whole, never cut.
        if (printed !== '') expect(field.parse(printed)).toEqual(value);
      }),
    );
  });
});

describe('the first picture', () => {
  it('takes four relations, those with clear crystals before others', () => {
    const ids = (...names: string[]) => names.map((id) => ({ id }));
    expect(firstRelations(ids('opposite', 'man-woman', 'comparative', 'x', 'country-capital'))).toEqual([
      'country-capital',
      'man-woman',
      'comparative',
      'opposite',
    ]);
    expect(firstRelations(ids('x', 'y'))).toEqual(['x', 'y']);
  });
});

it('a set is the same only with the same name and pairs', () => {
  const set = { id: 'a', name: 'a', pairs: [{ input: 'x', output: 'y', muted: false }] };
  expect(isSameSet(set, structuredClone(set))).toBe(true);
  expect(isSameSet(set, null)).toBe(false);
  expect(isSameSet({ ...set, name: 'b' }, set)).toBe(false);
  expect(isSameSet({ ...set, pairs: [] }, set)).toBe(false);
  expect(isSameSet({ ...set, pairs: [{ ...set.pairs[0]!, muted: true }] }, set)).toBe(false);
});
