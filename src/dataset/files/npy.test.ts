import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { encodeFloat16 } from './float16.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { readNpy, writeNpy } from './npy.ts';

const flat = (rows: number[][]) => rows.flat();

describe('readNpy reads what NumPy writes', () => {
  const kinds = ['f2', 'f4', 'f8', 'i2', 'i4', 'i8', 'u2', 'u4', 'u8'];
  const names = kinds.flatMap((kind) =>
    ['little', 'big'].flatMap((end) =>
      ['C', 'F'].map((order) => ({ kind, name: `${kind}-${end}-${order}.npy` })),
    ),
  );
  it.each(names)('$name', ({ kind, name }) => {
    const array = readNpy(fixture(name), name);
    expect(array.type).toBe(kind);
    expect(array.shape).toEqual([2, 3]);
    expect(Array.from(array.data)).toEqual(flat(kind.startsWith('f') ? expected.floats : expected.integers));
  });

  it.each(['i1', 'u1'])('%s', (kind) => {
    expect(Array.from(readNpy(fixture(`${kind}.npy`), kind).data)).toEqual(flat(expected.integers));
  });

  it('booleans as 0 and 1', () => {
    expect(Array.from(readNpy(fixture('b1.npy'), 'b1').data)).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it.each([1, 2, 3])('version %i', (version) => {
    const array = readNpy(fixture(`version${version}.npy`), 'v');
    expect(Array.from(array.data)).toEqual(flat(expected.floats));
  });

  it('three axes in Fortran order', () => {
    const array = readNpy(fixture('cube-F.npy'), 'cube');
    expect(array.shape).toEqual([2, 3, 4]);
    expect(Array.from(array.data)).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('no axes, and no elements', () => {
    expect(readNpy(fixture('scalar.npy'), 'scalar')).toMatchObject({ shape: [] });
    expect(Array.from(readNpy(fixture('scalar.npy'), 'scalar').data)).toEqual([4081]);
    expect(readNpy(fixture('empty.npy'), 'empty').shape).toEqual([0, 3]);
  });

  it('a view that begins anywhere in its buffer', () => {
    const bytes = fixture('f4-little-C.npy');
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(Array.from(readNpy(shifted, 'f4').data)).toEqual(flat(expected.floats));
  });
});

describe('readNpy refuses', () => {
  it.each([
    ['complex.npy', /found type <c16; convert it/],
    ['text.npy', /found type <U1/],
    ['object.npy', /found type \|O/],
    ['record.npy', /found type \[\('a', '<f4'\), \('b', '<i4'\)\]/],
  ])('%s, naming the type', (name, message) => {
    expect(() => readNpy(fixture(name), name)).toThrow(message);
    expect(() => readNpy(fixture(name), name)).toThrow(DataError);
  });

  const header = (text: string, data = 24) => {
    const bytes = new Uint8Array(10 + text.length + data);
    bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0]);
    bytes.set(new TextEncoder().encode(text), 10);
    return bytes;
  };
  it.each([
    [
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), }",
      /promises shape \[2, 4\] of f4, 32 bytes, found 24/,
    ],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (99999999, 99999999), }", /found 24/],
    [
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3), }",
      /“shape” should be a tuple of whole numbers/,
    ],
    ["{'descr': '<f4', 'fortran_order': False, }", /“shape” should be/],
    ["{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3), }", /“fortran_order” should be True or False/],
    ["{'fortran_order': False, 'shape': (2, 3), }", /“descr” should be/],
    ['', /an empty header/],
  ])('the header %s', (text, message) => {
    expect(() => readNpy(header(text), 'x.npy')).toThrow(message);
  });

  it('a file that is not .npy', () => {
    expect(() => readNpy(new Uint8Array(0), 'x.npy')).toThrow(
      'x.npy: expected a NumPy .npy file, found an empty file',
    );
    expect(() => readNpy(new TextEncoder().encode('<!doctype html><html>'), 'x.npy')).toThrow(
      /found a web page/,
    );
    expect(() => readNpy(new TextEncoder().encode('0.5 1.5\n'), 'x.npy')).toThrow(/found other bytes/);
  });

  it('a 64-bit integer that a double cannot hold', () => {
    const bytes = fixture('i8-little-C.npy');
    bytes.fill(0x7f, bytes.length - 8);
    expect(() => readNpy(bytes, 'x.npy')).toThrow(/element 5 is 9187201950435737471, beyond/);
  });

  it('every truncation and every damaged byte of the header, with a sentence and no raw exception', () => {
    const whole = fixture('f4-big-F.npy');
    for (let length = 0; length < whole.length; length++) {
      expect(() => readNpy(whole.subarray(0, length), 'cut.npy')).toThrow(DataError);
    }
    fc.assert(
      fc.property(fc.nat(127), fc.nat(255), (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        try {
          return readNpy(bytes, 'damaged.npy').data.length === 6;
        } catch (error) {
          return error instanceof DataError;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('writeNpy', () => {
  it('writes NumPy’s own bytes', () => {
    const values = Float32Array.from(flat(expected.floats));
    expect(writeNpy(values, [2, 3])).toEqual(fixture('f4-little-C.npy'));
    expect(writeNpy(encodeFloat16(values), [2, 3], 'f2')).toEqual(fixture('f2-little-C.npy'));
    expect(writeNpy(Uint32Array.from(flat(expected.integers)), [2, 3])).toEqual(fixture('u4-little-C.npy'));
  });

  it('is undone by readNpy', () => {
    const arrays = fc.oneof(
      fc.float32Array(),
      fc.float64Array(),
      fc.uint8Array(),
      fc.uint16Array(),
      fc.uint32Array(),
      fc.int32Array(),
    );
    fc.assert(
      fc.property(arrays, (data) => {
        const read = readNpy(writeNpy(data, [data.length]), 'x');
        expect(read.shape).toEqual([data.length]);
        expect(read.data).toEqual(data);
      }),
    );
  });

  it('refuses a shape that the data do not fill', () => {
    expect(() => writeNpy(new Float32Array(5), [2, 3])).toThrow(RangeError);
  });
});
