import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { readCooccurrenceNpz } from '../cooccurrence/cooccurrence.ts';
import { readFiringsNpz } from './firings.ts';
import { expected, fixture } from '../../testing/fixture.ts';
import { writeNpy } from '../../files/npy.ts';

const blocksOf = ({ blocks, indptr, indices }: BlockFirings) =>
  Array.from({ length: blocks }, (_, b) => Array.from(indices.subarray(indptr[b], indptr[b + 1])));

const archive = (indptr: number[], indices: number[], category?: number[]) =>
  zipSync({
    'indptr.npy': writeNpy(Uint32Array.from(indptr), [indptr.length]),
    'indices.npy': writeNpy(Int32Array.from(indices), [indices.length]),
    ...(category ? { 'category.npy': writeNpy(Int32Array.from(category), [category.length]) } : {}),
  });

describe('readFiringsNpz', () => {
  it('reads compressed rows with categories', async () => {
    const firings = await readFiringsNpz(fixture('firings.npz'), 'firings.npz', 11);
    expect(firings).toMatchObject({ blocks: 7, features: 11 });
    expect(blocksOf(firings)).toEqual(expected.firings);
    expect(Array.from(firings.category!)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it('reads 64-bit row starts and 32-bit indices, and SciPy’s files with their width', async () => {
    const stored = await readFiringsNpz(fixture('firings-stored.npz'), 'x', 11);
    expect(blocksOf(stored)).toEqual(expected.firings);
    expect(stored.category).toBeNull();
    const scipy = await readFiringsNpz(fixture('firings-scipy.npz'), 'x', null);
    expect(scipy.features).toBe(11);
    expect(blocksOf(scipy)).toEqual(expected.firings);
  });

  it('sorts blocks, and leaves wide indices wide', async () => {
    const firings = await readFiringsNpz(archive([0, 3, 3, 5], [9, 2, 4, 1, 0]), 'x', null);
    expect(firings.features).toBe(10);
    expect(blocksOf(firings)).toEqual([[2, 4, 9], [], [0, 1]]);
    const wide = await readFiringsNpz(archive([0, 2], [70000, 5]), 'x', null);
    expect(wide.indices).toEqual(Uint32Array.of(5, 70000));
  });

  it.each([
    [archive([0, 2], [1, 1]), 4, /indices of block 0 should ascend without repeats, found 1 then 1/],
    [archive([0, 2], [1, 4]), 4, /block 0: expected feature numbers from 0 to 3, found 4/],
    [archive([0, 2], [1, 2 ** 30]), null, /expected feature numbers from 0 to 4194303, found 1073741824/],
    [archive([0, 2], [1, 70000]), 4, /expected feature numbers from 0 to 3, found 70000/],
    [archive([0, 2], [1, -1]), 4, /element 0 is -1, expected a whole number/],
    [archive([1, 2], [1, 2]), 4, /indptr should begin with 0, found 1/],
    [archive([], []), 4, /indptr should begin with 0, found an empty array/],
    [archive([0, 2, 1, 2], [1, 2]), 4, /indptr should never fall, found 2 then 1 at block 1/],
    [archive([0, 3], [1, 2]), 4, /indptr should end with the number of indices, 2, found 3/],
    [archive([0, 2], [1, 2], [0, 1]), 4, /category: expected an array of shape \[1\], found \[2\]/],
    [archive([0, 2], [1, 2], [256]), 4, /at most 256 categories, numbered from 0, found number 256/],
  ])('refuses arrays that do not fit together (%#)', async (bytes, features, message) => {
    const read = readFiringsNpz(bytes, 'firings.npz', features);
    await expect(read).rejects.toThrow(message);
    await expect(read).rejects.toThrow(DataError);
  });
});

describe('readCooccurrenceNpz', () => {
  it('stores the upper half of the paper’s table', async () => {
    const { features, blocks, counts } = await readCooccurrenceNpz(fixture('cooccurrence.npz'), 'x');
    expect([features, blocks]).toEqual([11, 7]);
    const upper = expected.cooccurrence.flatMap((row, i) => row.slice(i));
    expect(counts).toEqual(Uint16Array.from(upper));
  });

  const table = (histogram: number[], chunks = 5, shape = [2, 2]) =>
    zipSync({
      'histogram.npy': writeNpy(Int32Array.from(histogram), shape),
      'n_chunks.npy': writeNpy(Int32Array.of(chunks), []),
    });
  it.each([
    [table([3, 1, 2, 3]), /should be symmetric, found 1 at \[0, 1\] and 2 at \[1, 0\]/],
    [table([3, 4, 4, 5]), /histogram\[0, 1\] should be a whole number from 0 to 3 .*found 4/],
    [table([6, 1, 1, 3]), /histogram\[0, 0\] should be a whole number from 0 to 5 \(n_chunks\), found 6/],
    [table([3, -1, -1, 3]), /histogram\[0, 1\] should be a whole number/],
    [table([3, 1, 1, 3], 0), /n_chunks should be one whole number of blocks, found 0/],
    [table([3, 1, 1, 3], 5, [4, 1]), /a square table \[features, features\], found shape \[4, 1\]/],
  ])('refuses a table that counts nothing (%#)', async (bytes, message) => {
    await expect(readCooccurrenceNpz(bytes, 'cooc.npz')).rejects.toThrow(message);
  });

  it('counts past 65,535 in 32 bits', async () => {
    const { counts } = await readCooccurrenceNpz(table([70000, 66000, 66000, 70000], 80000), 'x');
    expect(counts).toEqual(Uint32Array.of(70000, 66000, 70000));
  });
});
