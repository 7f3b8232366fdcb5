import { expect, it } from 'vitest';
import { partnersOf, stateSentence } from './lobeStability.ts';

it('a lobe’s state is a sentence that names the lobes it comes out again with', () => {
  const groups = [[0, 3], [1], [2, 4, 5]];
  expect(partnersOf({ groups }, 3)).toEqual([0]);
  expect(partnersOf({ groups }, 1)).toEqual([]);
  expect(stateSentence('stable', [])).toBe('stable');
  expect(stateSentence('unstable', ['code'])).toBe('dissolves');
  expect(stateSentence('part', ['code'])).toBe('a half of a lobe, with code');
  expect(stateSentence('part', ['code', 'fiction', 'news'])).toBe(
    'a part of a lobe, with code, fiction and news',
  );
});
