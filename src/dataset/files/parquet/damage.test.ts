import { describe, expect, it } from 'vitest';
import { readRuns } from './runs.ts';
import { checkThrift } from './thrift.ts';
import { type ColumnDecoder, readValues } from './values.ts';

describe('run lengths and packed bits', () => {
  it('are decoded across bytes, padding and empty runs', () => {
    // Four times 5; an empty run; one group of eight numbers of 3 bits, the example in the format's own description.
    const bytes = Uint8Array.of(4 << 1, 5, 0, 0, (1 << 1) | 1, 0b10001000, 0b11000110, 0b11111010);
    expect([...readRuns(bytes, 3, new Uint8Array(12))]).toEqual([5, 5, 5, 5, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...readRuns(bytes, 3, new Uint32Array(7))]).toEqual([5, 5, 5, 5, 0, 1, 2]);
    expect([...readRuns(Uint8Array.of(3 << 1, 0x34, 0x12), 13, new Uint32Array(3))]).toEqual([
      0x1234, 0x1234, 0x1234,
    ]);
    expect([...readRuns(Uint8Array.of(0xff, 0xff, 3), 0, new Uint32Array(3))]).toEqual([0, 0, 0]);
  });

  it.each([
    ['a run of 2³¹ numbers', [0xfe, 0xff, 0xff, 0xff, 0x0f, 1], /a run of 2147483647 where 3 are left/],
    ['a length that does not end', Array<number>(9).fill(0xff), /more than 2³² numbers/],
    ['too few bytes', [1 << 1, 1, (1 << 1) | 1], /end early/],
  ])('refuse %s', (_, bytes, message) => {
    expect(() => readRuns(Uint8Array.from(bytes), 1, new Uint8Array(3))).toThrow(message);
  });
});

const decoder = {
  pathInSchema: ['a'],
  type: 'INT32',
  codec: 'UNCOMPRESSED',
  schemaPath: [],
  parsers: {},
  element: { name: 'a', type: 'INT32', repetition_type: 'REQUIRED' },
} as unknown as ColumnDecoder;

describe('values', () => {
  it('as differences in fewer than one block or part are refused, not followed without end', () => {
    for (const parts of [[0], [0xff, 0xff, 0xff, 0xff, 0x0f], [3]]) {
      const bytes = Uint8Array.of(0x80, 1, ...parts, 9, 0, ...Array<number>(99).fill(0));
      expect(() => readValues(bytes, 'DELTA_BINARY_PACKED', 9, decoder, undefined)).toThrow(
        /a block of 128 differences in (0|-1|3) parts/,
      );
    }
  });

  it('are not read beyond their page or their dictionary', () => {
    const page = new Uint8Array(64).subarray(0, 8);
    expect(() => readValues(page, 'PLAIN', 3, decoder, undefined)).toThrow(/values of 12 bytes in 8/);
    expect(() => readValues(Uint8Array.of(2, 2 << 1, 3), 'RLE_DICTIONARY', 2, decoder, [1, 2])).toThrow(
      /index 3 in a dictionary of 2/,
    );
  });
});

describe('heads', () => {
  it('end where their structure ends', () => {
    // A number, a text of two bytes, a list of two numbers; the end.
    const bytes = Uint8Array.of(0x15, 2, 0x18, 2, 65, 66, 0x19, 0x25, 2, 4, 0, 99);
    expect(checkThrift(bytes)).toBe(bytes.length - 1);
  });

  it.each([
    ['a list of 2³¹ numbers', [0x19, 0xf5, 0xff, 0xff, 0xff, 0xff, 7, 0], /claims more than there is/],
    ['a text that is longer than all', [0x18, 0x7f, 0], /claims more than there is/],
    ['a number without end', [0x16, ...Array<number>(20).fill(0x80), 0], /more than 64 bits/],
    ['structures within structures', Array<number>(500).fill(0x1c), /nested too deeply/],
  ])('with %s are refused', (_, bytes, message) => {
    expect(() => checkThrift(Uint8Array.from(bytes))).toThrow(message);
  });
});
