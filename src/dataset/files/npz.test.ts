import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { fixture } from '../testing/fixture.ts';
import { openedBytes } from '../sources/source.ts';
import { writeNpy } from './npy.ts';
import { openNpz } from './npz.ts';
import { crc32 } from './crc32.ts';
import { zipEntries } from './zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('openNpz', () => {
  it('reads stored and deflated members', async () => {
    for (const name of ['firings.npz', 'firings-stored.npz']) {
      const npz = await openNpz(fixture(name), name);
      expect(npz.names).toContain('indptr');
      expect((await npz.read('indptr')).shape).toEqual([8]);
    }
  });

  it('returns any arrays that were written, at any compression', async () => {
    const arrays = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.float64Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(arrays, fc.constantFrom(0 as const, 6 as const), async (data, level) => {
        const files = Object.fromEntries(
          Object.entries(data).map(([name, values]) => [`${name}.npy`, writeNpy(values, [values.length])]),
        );
        const npz = await openNpz(zipSync(files, { level }), 'x.npz');
        expect([...npz.names].sort()).toEqual(Object.keys(data).sort());
        for (const [name, values] of Object.entries(data))
          expect((await npz.read(name)).data).toEqual(values);
      }),
      { numRuns: 40 },
    );
  });

  it('reads only what is asked for from an opened file', async () => {
    const big = writeNpy(new Float32Array(100_000), [400, 250]);
    const small = writeNpy(Float32Array.of(1, 2), [2]);
    for (const level of [0, 6] as const) {
      const bytes = zipSync({ 'big.npy': big, 'small.npy': small }, { level });
      const reads: number[] = [];
      const file = openedBytes(bytes);
      const npz = await openNpz(
        {
          size: file.size,
          read: (begin, end) => {
            reads.push(end - begin);
            return file.read(begin, end);
          },
        },
        'x.npz',
      );
      expect(await npz.shape('big')).toEqual([400, 250]);
      expect([...(await npz.read('small')).data]).toEqual([1, 2]);
      // The end of the archive with its directory; the head of one array; all of the other.
      expect(reads).toHaveLength(3);
      expect(reads[0]).toBeLessThanOrEqual(66_000);
      expect(Math.max(reads[1]!, reads[2]!)).toBeLessThan(10_000);
    }
  });

  it('unpacks a large member part by part, and returns a large stored one without a copy', async () => {
    const values = Float32Array.from({ length: 5_000_000 }, (_, i) => Math.fround(Math.sin(i * i)));
    for (const level of [0, 1] as const) {
      const file = openedBytes(zipSync({ 'W_dec.npy': writeNpy(values, [values.length]) }, { level }));
      const reads: number[] = [];
      const read = (begin: number, end: number) => {
        reads.push(end - begin);
        return file.read(begin, end).then((bytes) => bytes.slice());
      };
      const { data } = await (await openNpz({ size: file.size, read }, 'x.npz')).read('W_dec');
      expect(
        Buffer.compare(
          new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
          new Uint8Array(values.buffer),
        ),
      ).toBe(0);
      if (level === 0) expect(data.buffer.byteLength).toBe(4 * values.length + 128);
      else expect(Math.max(...reads)).toBeLessThanOrEqual(1 << 24);
    }
  });

  it('reads zip64 sizes', async () => {
    const entry = bytesOf('abc');
    const archive = zip64Archive('x.npy', entry);
    expect(await zipEntries(archive, 'x.npz')).toMatchObject([
      { name: 'x.npy', size: 3, packedSize: 3, offset: 0 },
    ]);
  });

  it('names what is missing and what is there', async () => {
    const npz = await openNpz(fixture('firings.npz'), 'firings.npz');
    await expect(npz.read('histogram')).rejects.toThrow(
      'firings.npz: expected an array named “histogram”, found “indptr”, “indices”, “category”; save it under that name.',
    );
  });

  it.each(['', 'PK', 'not a zip archive, but text that is long enough to be looked at from its end'])(
    'refuses %j',
    async (text) => {
      await expect(openNpz(bytesOf(text), 'x.npz')).rejects.toThrow(/x\.npz: expected a zip archive/);
    },
  );

  it('does not believe a size that the compressed bytes cannot hold', async () => {
    const archive = fixture('firings.npz');
    const view = new DataView(archive.buffer);
    const directory = view.getUint32(archive.length - 22 + 16, true);
    // The directory and the entry's own header agree on what is not true.
    view.setUint32(directory + 24, 0xfffffff0, true);
    view.setUint32(view.getUint32(directory + 42, true) + 22, 0xfffffff0, true);
    const npz = await openNpz(archive, 'x.npz');
    await expect(npz.read('indptr')).rejects.toThrow(/promises 4294967280 bytes, which/);
  });

  it('answers any truncation, damaged byte or inflated number with a sentence', async () => {
    for (const name of ['firings.npz', 'firings-stored.npz']) {
      const whole = fixture(name);
      for (let length = 0; length < whole.length; length += 7) await readAll(whole.subarray(0, length));
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
          const bytes = whole.slice();
          bytes[at] = byte;
          await readAll(bytes);
        }),
        { numRuns: 400 },
      );
    }
  });
});

/** Reads every array, and passes on anything but a DataError. */
async function readAll(bytes: Uint8Array): Promise<void> {
  try {
    const npz = await openNpz(bytes, 'x.npz');
    for (const name of npz.names) {
      await npz.shape(name);
      await npz.read(name);
    }
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
  }
}

/** A stored member whose directory gives its sizes in a zip64 extra field, and a zip64 end record. */
function zip64Archive(name: string, data: Uint8Array): Uint8Array {
  const local = new DataView(new ArrayBuffer(30));
  local.setUint32(0, 0x04034b50, true);
  local.setUint16(26, name.length, true);
  const central = new DataView(new ArrayBuffer(46));
  central.setUint32(0, 0x02014b50, true);
  central.setUint32(16, crc32(data), true);
  central.setUint32(20, 0xffffffff, true);
  central.setUint32(24, 0xffffffff, true);
  central.setUint16(28, name.length, true);
  central.setUint16(30, 20, true);
  const extra = new DataView(new ArrayBuffer(20));
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 16, true);
  extra.setBigUint64(4, BigInt(data.length), true);
  extra.setBigUint64(12, BigInt(data.length), true);
  const start = 30 + name.length + data.length;
  const size = 46 + name.length + 20;
  const end64 = new DataView(new ArrayBuffer(56));
  end64.setUint32(0, 0x06064b50, true);
  end64.setBigUint64(32, 1n, true);
  end64.setBigUint64(40, BigInt(size), true);
  end64.setBigUint64(48, BigInt(start), true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, BigInt(start + size), true);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, 0xffff, true);
  end.setUint32(12, 0xffffffff, true);
  end.setUint32(16, 0xffffffff, true);
  const parts = [local, bytesOf(name), data, central, bytesOf(name), extra, end64, locator, end];
  return Uint8Array.from(
    parts.flatMap((part) => [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)]),
  );
}
