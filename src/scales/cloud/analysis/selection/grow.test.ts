import { expect, it } from 'vitest';
import { matrix } from '../../../../math/matrices/matrix.ts';
import { neighboursByCosine } from '../../../../math/neighbours/neighbours.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { nearestToMembers, strongestWithMembers } from './grow.ts';

const sorted = (numbers: Iterable<number>) => [...new Set(numbers)].sort((a, b) => a - b);

it('a selection grows by the rows nearest to each member', async () => {
  const stream = random(2);
  const x = matrix(
    Float32Array.from({ length: 90 * 7 }, () => stream.normal()),
    90,
    7,
  );
  const members = Uint32Array.from({ length: 40 }, (_, i) => 2 * i);
  const expected = [...members].flatMap((member) => [...neighboursByCosine(x, member, 3).indices]);
  expect([...(await nearestToMembers(x, members, 3, quietWork))]).toEqual(sorted(expected));
});

it('a row of zeros has no neighbours', async () => {
  const x = matrix(Float32Array.of(0, 0, 1, 0, 0, 1), 3, 2);
  expect(await nearestToMembers(x, Uint32Array.of(0), 2, quietWork)).toHaveLength(0);
});

it('a selection grows by the features that fire with each member beyond chance', async () => {
  // Blocks × features: 0 and 1 fire together, 3 fires where 0 does not, 4 always, 5 never.
  const rows = [
    [0, 1, 4],
    [0, 1, 2, 4],
    [3, 4],
    [2, 3, 4],
  ];
  const indptr = Uint32Array.of(0, 3, 7, 9, 12);
  const firings = { blocks: 4, features: 6, indptr, indices: Uint16Array.from(rows.flat()) };
  expect([...(await strongestWithMembers(firings, Uint32Array.of(0), 5, quietWork))]).toEqual([1]);
  expect([...(await strongestWithMembers(firings, Uint32Array.of(4, 5), 5, quietWork))]).toEqual([]);
});
