import { expect, it } from 'vitest';
import { itemsOf, pointsOf } from './members.ts';

const points = { positions: new Float32Array(12), colours: new Uint8Array(16), sizes: new Float32Array(4) };

it('points are the features they are numbered by, or those that the scene names', () => {
  expect([...pointsOf({ points }, Uint32Array.of(1, 3, 9))]).toEqual([0, 1, 0, 1]);
  expect(itemsOf({ points }, [3, 1])).toEqual([3, 1]);
  // The fourth point stands for no word, and two points may stand for one.
  const words = { points, items: [7, 9, 7] };
  expect([...pointsOf(words, Uint32Array.of(7))]).toEqual([1, 0, 1, 0]);
  expect(itemsOf(words, [0, 1, 3])).toEqual([7, 9]);
});
