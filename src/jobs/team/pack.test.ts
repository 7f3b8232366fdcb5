import { describe, expect, it } from 'vitest';
import { buffersOf, bytesOf, compact, pack } from './pack.ts';

const cross = <T>(value: T, options = {}) => {
  const packed = pack(value, options);
  return structuredClone(packed.value, { transfer: packed.transfer });
};

describe('pack', () => {
  it('transfers arrays that own their buffer, however deep they lie', () => {
    const value = {
      scores: Float32Array.of(1, 2),
      nested: [{ counts: Uint32Array.of(3) }],
      name: 'x',
      none: null,
    };
    const { scores } = value;
    expect(cross(value)).toEqual({
      scores: Float32Array.of(1, 2),
      nested: [{ counts: Uint32Array.of(3) }],
      name: 'x',
      none: null,
    });
    expect(scores.length).toBe(0);
  });

  it('copies what stays, and leaves it whole', () => {
    const decoder = Float32Array.of(1, 2, 3);
    const result = cross({ decoder }, { stays: (buffer: ArrayBufferLike) => buffer === decoder.buffer });
    expect(result.decoder).toEqual(Float32Array.of(1, 2, 3));
    expect(decoder).toEqual(Float32Array.of(1, 2, 3));
  });

  it('sends a short view without the buffer beneath it', () => {
    const whole = new Float64Array(1000);
    const part = whole.subarray(10, 12);
    const result = cross([part]);
    expect(result[0]!.buffer.byteLength).toBe(16);
    expect(whole.length).toBe(1000);
  });

  it('sends arrays that share a buffer once', () => {
    const floats = Float32Array.of(1, 2);
    const bits = new Uint32Array(floats.buffer);
    const packed = pack({ floats, bits, again: floats });
    expect(packed.transfer).toEqual([floats.buffer]);
  });

  it('sends an object that several parts share only once', () => {
    const indices = Uint16Array.of(1, 2, 3);
    const firings = { indices, blocks: 4 };
    const parts = [
      { firings, from: 0 },
      { firings, from: 1 },
    ];
    const packed = pack(parts, { stays: () => true });
    expect(packed.transfer.length).toBe(1);
    const [first, second] = structuredClone(packed.value, { transfer: packed.transfer });
    expect(second!.firings).toBe(first!.firings);
    expect(second).toEqual({ firings: { indices: Uint16Array.of(1, 2, 3), blocks: 4 }, from: 1 });
    expect(indices.length).toBe(3);
  });

  it('copies shared memory, or passes it by reference where asked', () => {
    const shared = new Float32Array(new SharedArrayBuffer(8));
    expect(pack({ shared }).value.shared.buffer).toBeInstanceOf(ArrayBuffer);
    expect(pack({ shared }, { passShared: true, stays: () => true }).value.shared).toBe(shared);
  });

  it('does not change the value itself', () => {
    const value = { part: new Float64Array(10).subarray(2, 4), rest: ['a', 'b'] };
    const { part, rest } = value;
    const packed = pack(value);
    expect(value.part).toBe(part);
    expect(packed.value.part).not.toBe(part);
    expect(packed.value.rest).toBe(rest);
  });
});

describe('compact', () => {
  it('copies short views only', () => {
    const whole = Float64Array.of(1, 2, 3);
    const { a, b } = compact({ a: whole, b: whole.subarray(1) });
    expect(a).toBe(whole);
    expect(b).toEqual(Float64Array.of(2, 3));
    expect(b.buffer).not.toBe(whole.buffer);
  });
});

describe('bytesOf and buffersOf', () => {
  it('count each buffer once', () => {
    const scores = new Float32Array(100);
    expect(buffersOf({ scores, again: [scores.subarray(1)] }).size).toBe(1);
    expect(bytesOf({ scores, again: [scores.subarray(1)] })).toBeLessThan(400 + 50);
  });

  it('count text', () => {
    expect(bytesOf(['abcd'])).toBe(8);
  });

  it('estimate a long list of texts from some of them', () => {
    const texts = Array.from({ length: 100_003 }, (_, i) => 'a'.repeat(i % 37));
    const exact = texts.reduce((sum, { length }) => sum + 2 * length, 0);
    expect(bytesOf({ texts }) / exact).toBeCloseTo(1, 2);
  });
});
