import { expect, it } from 'vitest';
import { openBundle } from '../bundle/bundle.ts';
import { recognise } from '../recognise/recognise.ts';
import { openFiles } from '../open/local.ts';
import { blobSource } from './blobs.ts';
import { MOST_FIELDS } from '../files/json.ts';
import { writeNpy } from '../files/npy.ts';
import { memorySource } from './memory.ts';

/** A file that says how large it is and fails the test when all of it is read. */
function huge(size: number) {
  const slices: number[] = [];
  const file = {
    size,
    arrayBuffer: () => Promise.reject(new Error('read whole')),
    slice: (begin: number, end: number) => {
      slices.push(end - begin);
      return new Blob([new Uint8Array(Math.min(end - begin, 1 << 20))]);
    },
  };
  return { slices, file: file as unknown as Blob };
}

it('a manifest of any size but a manifest’s is refused before it is read', async () => {
  const { file, slices } = huge(MOST_FIELDS + 1e6);
  const source = blobSource([{ path: 'manifest.json', file }]);
  const message = /^manifest\.json: expected a file of at most 32 MB, found 33 MB or more; .+\.$/;
  await expect(openBundle(source)).rejects.toThrow(message);
  const { fault } = await recognise('manifest.json', await source.open('manifest.json'));
  expect(fault).toMatch(message);
  expect(slices).toEqual([]);
});

it('JSON that no text holds is refused before it is read', async () => {
  const { file, slices } = huge(3e9);
  const source = blobSource([{ path: 'labels.json', file }]);
  const { fault } = await recognise('labels.json', await source.open('labels.json'));
  expect(fault).toMatch(/^labels\.json: expected a file of at most 537 MB, found 3,000 MB or more/);
  expect(slices).toEqual([]);
});

it('vectors whose squares overflow are refused by row and column, with what to do', async () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => Math.cos(i));
  data[7] = -1e38;
  const message =
    /row 1, column 3 is -1e\+38, expected a number between −1e15 and 1e15.*divide all vectors by one number/;
  const array = new Map([['decoder.npy', writeNpy(data, [3, 4])]]);
  await expect((await openFiles([...array.keys()], memorySource(array))).decoder('0')).rejects.toThrow(
    message,
  );
  const rows = ['a 1 2 3 4.5', 'b 1 2 3 -1e38', 'c 1 2 3 4'].join('\n');
  const table = new Map([['vectors.txt', new TextEncoder().encode(rows)]]);
  const words = await openFiles([...table.keys()], memorySource(table));
  await expect(words.decoder('0')).rejects.toThrow(message);
});
