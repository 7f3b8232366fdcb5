import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeNpy } from './npy.ts';
import { openNpz } from './npz.ts';
import { zipEntries } from './zip.ts';

const ARRAY = writeNpy(Float32Array.of(1, 2), [2]);
const CENTRAL = 0x02014b50;

/** An archive of two arrays whose directory, and whose own headers, a test changes: the places where each begins. */
function archive() {
  const bytes = zipSync({ 'a.npy': ARRAY, 'b.npy': ARRAY }, { level: 0 });
  const view = new DataView(bytes.buffer);
  const places: number[] = [];
  for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === CENTRAL) places.push(at);
  return { bytes, view, directory: places, header: places.map((at) => view.getUint32(at + 42, true)) };
}
const letter = (text: string) => text.charCodeAt(0);
const read = async (bytes: Uint8Array, name = 'a') => (await openNpz(bytes, 'x.npz')).read(name);

describe('a zip archive', () => {
  it('of two files of one name is refused by that name', async () => {
    const { bytes, directory } = archive();
    bytes[directory[1]! + 46] = letter('a');
    await expect(zipEntries(bytes, 'x.npz')).rejects.toThrow(
      'x.npz: expected one file named “a.npy” in the archive, found two; write it again with one of them.',
    );
  });

  it('with a link to another file says so when that is read, and its other files open', async () => {
    const { bytes, view, directory } = archive();
    view.setUint8(directory[0]! + 5, 3);
    view.setUint16(directory[0]! + 40, 0xa1ff, true);
    await expect(read(bytes)).rejects.toThrow(
      /^x\.npz: a\.npy: is a link to another file; write the archive/,
    );
    expect([...(await read(bytes, 'b')).data]).toEqual([1, 2]);
  });

  it('with an encrypted file says so, by the directory', async () => {
    const { bytes, view, directory } = archive();
    view.setUint16(directory[0]! + 8, 1, true);
    await expect(read(bytes)).rejects.toThrow('x.npz: a.npy: is encrypted; save it without a password.');
  });

  it.each<[string, (view: DataView, at: number) => void]>([
    ['name', (view, at) => view.setUint8(at + 30, letter('c'))],
    ['method', (view, at) => view.setUint16(at + 8, 8, true)],
    ['encryption', (view, at) => view.setUint16(at + 6, 1, true)],
    ['packed size', (view, at) => view.setUint32(at + 18, 7, true)],
    ['size', (view, at) => view.setUint32(at + 22, 7, true)],
  ])('whose header of a file has another %s than its directory is damaged', async (_, change) => {
    const { bytes, view, header } = archive();
    change(view, header[0]!);
    await expect(read(bytes)).rejects.toThrow(
      'x.npz: is a damaged zip archive (the header of a.npy is not what the directory says); download or write it again.',
    );
    expect([...(await read(bytes, 'b')).data]).toEqual([1, 2]);
  });

  it('whose headers leave the sizes to what follows, or to zip64 fields, opens', async () => {
    const { bytes, view, header } = archive();
    view.setUint16(header[0]! + 6, 8, true);
    for (const field of [14, 18, 22]) view.setUint32(header[0]! + field, 0, true);
    for (const field of [18, 22]) view.setUint32(header[1]! + field, 0xffffffff, true);
    for (const name of ['a', 'b']) expect([...(await read(bytes, name)).data]).toEqual([1, 2]);
  });

  it('with names that lead out of it, or are absolute, opens: a name is no path here', async () => {
    const bytes = zipSync({ '../../a.npy': ARRAY, '/b.npy': ARRAY }, { level: 0 });
    for (const name of ['../../a', '/b']) expect([...(await read(bytes, name)).data]).toEqual([1, 2]);
  });
});
