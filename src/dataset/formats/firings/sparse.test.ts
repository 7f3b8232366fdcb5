import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../dataset.ts';
import { writeNpy } from '../../files/npy.ts';
import { recognise } from '../../recognise/recognise.ts';
import { openedBytes } from '../../sources/source.ts';
import { fixture } from '../../testing/fixture.ts';
import { readFirings } from './firingsParquet.ts';

/** What SciPy says; see fixtures/make_sparse.py. */
const expected = JSON.parse(new TextDecoder().decode(fixture('sparse/expected.json'))) as Readonly<
  Record<string, number[][]>
>;
const blocksOf = ({ blocks, indptr, indices }: BlockFirings) =>
  Array.from({ length: blocks }, (_, b) => Array.from(indices.subarray(indptr[b], indptr[b + 1])));
const read = (name: string, features: number | null = null) =>
  readFirings(fixture(`sparse/${name}`), name, features);

describe('firings in each format of SciPy', () => {
  it.each(['csr.npz', 'csc.npz', 'coo.npz', 'bsr.npz', 'dense-firings.npy'])(
    '%s fires where the stored values are above 0, and says so',
    async (name) => {
      const firings = await read(name);
      expect(firings).toMatchObject({ blocks: 8, features: 6, rule: { text: 'stored value > 0' } });
      expect(blocksOf(firings)).toEqual(expected['all']);
      expect(await read(name, 6)).toEqual(firings);
    },
  );

  it('a stored zero fires nowhere, and values of one place add up', async () => {
    expect(blocksOf(await read('zeros.npz'))).toEqual(expected['zeros']);
    expect(blocksOf(await read('twice.npz'))).toEqual(expected['twice']);
  });

  it.each(['ones.npz', 'truth.npy'])('%s stores only what fires, and needs no rule', async (name) => {
    const firings = await read(name);
    expect(blocksOf(firings)).toEqual(expected['all']);
    expect(firings.rule).toBeUndefined();
  });

  it('another format is refused by its name', async () => {
    await expect(read('dia.npz')).rejects.toThrow('found “dia”; call .tocsr() before saving it');
  });

  it.each(['csr.npz', 'csc.npz', 'coo.npz', 'bsr.npz', 'truth.npy', 'dense-firings.npy'])(
    '%s is recognised with its blocks',
    async (name) => {
      const found = await recognise(name, openedBytes(fixture(`sparse/${name}`)));
      expect(found).toMatchObject({ role: 'firings', shape: '8 blocks', fault: '' });
    },
  );

  const coo = (row: number[], col: number[], shape: number[], data = row.map(() => 1)) =>
    zipSync({
      'row.npy': writeNpy(Int32Array.from(row), [row.length]),
      'col.npy': writeNpy(Int32Array.from(col), [col.length]),
      'shape.npy': writeNpy(Float64Array.from(shape), [shape.length]),
      'data.npy': writeNpy(Float64Array.from(data), [data.length]),
    });

  it.each([
    [coo([0, 2], [1, 1], [2, 3]), /within \[2, 3\], found one at \[2, 1\]/],
    [coo([0], [3], [2, 3]), /found one at \[0, 3\]/],
    [coo([0], [1], [2 ** 40, 3]), /found 1,099,511,627,776 blocks for 1 entries/],
    [coo([0], [1], [0, 3]), /shape should be \[blocks, features\], found \[0, 3\]/],
    [coo([0, 1], [1], [2, 3]), /col: expected 2 numbers, found 1/],
    [coo([0], [1], [2, 3], [1, 1]), /data: expected 1 numbers, found 2/],
    [coo([0], [1], [2, 3], [NaN]), /data: element 0 is NaN/],
    [coo([-1], [1], [2, 3]), /row: element 0 is -1/],
  ])('arrays that do not fit together are refused (%#)', async (bytes, message) => {
    await expect(readFirings(bytes, 'x.npz', null)).rejects.toThrow(message);
  });

  it('a dense array of another width is refused', async () => {
    await expect(read('truth.npy', 5)).rejects.toThrow('expected 5 columns, one for each feature, found 6');
  });
});
