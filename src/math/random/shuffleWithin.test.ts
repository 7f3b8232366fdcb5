import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random, shuffle } from './random.ts';
import { placesOfGroups, shuffleWithin } from './shuffleWithin.ts';

const groupsOf = (values: readonly number[], groups: readonly number[], group: number): number[] =>
  values.filter((_, i) => groups[i] === group).sort((a, b) => a - b);

test('every value stays in its group', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: -1, max: 3 }))), fc.nat(), (rows, seed) => {
      const values = rows.map(([value]) => value);
      const groups = rows.map(([, group]) => group);
      const shuffled = shuffleWithin([...values], placesOfGroups(groups), random(seed));
      for (const group of new Set(groups)) {
        expect(groupsOf(shuffled, groups, group)).toEqual(groupsOf(values, groups, group));
      }
    }),
  );
});

test('one group is shuffled as a whole, by the same numbers', () => {
  const values = [5, 3, 1, 8, 2, 9];
  expect(shuffleWithin([...values], placesOfGroups(values.map(() => 0)), random(7))).toEqual(
    shuffle([...values], random(7)),
  );
});
