import { describe, expect, it } from 'vitest';
import { foundRelations, LISTED } from './foundRelations.ts';

const all = Array.from({ length: 1000 }, (_, i) => ({ name: `Relation ${i}` }));

describe('the relations that a list shows', () => {
  it('are all of a short list, in their order and places', () => {
    const { shown, found } = foundRelations(all.slice(0, LISTED), '', () => false);
    expect(found).toBe(LISTED);
    expect(shown.map(({ place }) => place)).toEqual(Array.from({ length: LISTED }, (_, i) => i));
  });

  it('stop at the limit and begin with the ticked ones', () => {
    const { shown, found } = foundRelations(all, '', ({ name }) => name === 'Relation 999');
    expect(found).toBe(1000);
    expect(shown).toHaveLength(LISTED);
    expect(shown[0]).toEqual({ relation: all[999], place: 999 });
    expect(shown[1]!.place).toBe(0);
  });

  it('are those whose names hold what is typed', () => {
    const { shown, found } = foundRelations(all, ' RELATION 99', () => false);
    expect(found).toBe(11);
    expect(shown.map(({ place }) => place)).toEqual([99, ...Array.from({ length: 10 }, (_, i) => 990 + i)]);
    expect(foundRelations(all, 'nothing like it', () => true)).toEqual({ shown: [], found: 0 });
  });
});
