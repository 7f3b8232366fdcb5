import { describe, expect, it } from 'vitest';
import { decodeBfloat16, decodeFloat16, encodeFloat16 } from './float16.ts';
import { fixture } from '../testing/fixture.ts';
import { openNpz } from './npz.ts';

describe('float16', () => {
  it('rounds as NumPy does: ties to even, subnormal halves, overflow, infinities and NaN', async () => {
    const npz = await openNpz(fixture('half.npz'), 'half.npz');
    const single = (await npz.read('single')).data as Float32Array;
    const half = (await npz.read('half')).data as Uint16Array;
    const encoded = encodeFloat16(single);
    for (let i = 0; i < single.length; i++) {
      if (Number.isNaN(single[i]!)) expect(decodeFloat16(encoded.subarray(i, i + 1))[0]).toBeNaN();
      else expect([single[i], encoded[i]]).toEqual([single[i], half[i]]);
    }
  });

  it('preserves all 65,536 patterns through decoding and encoding, NaN as NaN', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const values = decodeFloat16(all);
    const back = encodeFloat16(values);
    const lost = all.filter((bits, i) =>
      Number.isNaN(values[i]!) ? (back[i]! & 0x7fff) <= 0x7c00 : back[i] !== bits,
    );
    expect(lost).toEqual(new Uint16Array(0));
  });
});

describe('bfloat16', () => {
  it('is the upper half of a float32', () => {
    expect(Array.from(decodeBfloat16(Uint16Array.of(0x3f80, 0xc000, 0x7f80, 0x0000)))).toEqual([
      1,
      -2,
      Infinity,
      0,
    ]);
  });
});
