import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { readResult, writeResult } from './resultFile.ts';

/** Deeper than the stack. */
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

const again = (value: unknown) => readResult(writeResult(value), 'result.bin');

const arrays = fc.oneof(
  fc.float32Array(),
  fc.float64Array(),
  fc.int8Array(),
  fc.uint8Array(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    ...[fc.double(), fc.string(), fc.boolean(), fc.constant(null), arrays],
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => name !== '$'),
      tie('tree'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

/** The header of a result as it is in the file, to be replaced by a false one of any length. */
function withHeader(bytes: Uint8Array, header: string): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const text = new TextEncoder().encode(header);
  const out = new Uint8Array(12 + text.length + bytes.length - 12 - length);
  out.set(bytes.subarray(0, 12));
  out.set(text, 12);
  out.set(bytes.subarray(12 + length), 12 + text.length);
  new DataView(out.buffer).setUint32(8, text.length, true);
  return out;
}

describe('a result file', () => {
  it('returns plain data as it was', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(again(value)).toEqual(value);
      }),
    );
  });

  it('preserves numbers that JSON lacks, views of a part of memory, and one array as one', () => {
    const view = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    const found = again({ view, same: view, not: NaN, least: -Infinity, zero: -0, left: undefined });
    expect(found).toEqual({ view, same: view, not: NaN, least: -Infinity, zero: -0 });
    const { view: one, same } = found as Record<string, Float32Array>;
    expect(one).toBe(same);
    expect(one!.buffer.byteLength).toBe(8);
  });

  it('refuses to write data that is not plain', () => {
    for (const value of [() => 0, undefined, { $: 1 }, [undefined], new DataView(new ArrayBuffer(1))]) {
      expect(() => writeResult(value)).toThrow(RangeError);
    }
  });

  it('refuses a file that is cut short anywhere', () => {
    const bytes = writeResult({ name: 'lobes', labels: Int32Array.of(0, 1, 2), mean: NaN });
    for (let length = 0; length < bytes.length - 4; length++) {
      expect(() => readResult(bytes.slice(0, length), 'result.bin')).toThrow(DataError);
    }
  });

  it('never reads or allocates more than the file holds, whatever its header promises', () => {
    const bytes = writeResult({ labels: Int32Array.of(0, 1, 2) });
    const array = { type: 'i4', length: 3, begin: 64 };
    const lies = [
      { length: 2 ** 40 },
      { length: -1 },
      { length: 1.5 },
      { length: '3' },
      { begin: -8 },
      { begin: 2 ** 53 },
      { type: 'f16' },
      { type: 'constructor' },
    ].map((lie) => JSON.stringify({ value: { $: 0 }, arrays: [{ ...array, ...lie }] }));
    const others = [
      '',
      'null',
      '[]',
      '{}',
      '{"arrays":3}',
      '{"value":{"$":0},"arrays":[]}',
      '{"arrays":[null]}',
      '{"value":{"$":-1},"arrays":[]}',
      '{"value":{"$":"toString"},"arrays":[]}',
      `{"value":${DEEP},"arrays":[]}`,
      `{"value":{"$":${DEEP}},"arrays":[]}`,
      `{"arrays":[${DEEP}]}`,
    ];
    for (const header of [...lies, ...others]) {
      expect(() => readResult(withHeader(bytes, header), 'result.bin'), header.slice(0, 80)).toThrow(
        /^result\.bin: expected .*, found .*; write the bundle again\.$/s,
      );
    }
  });
});
