import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { openSafetensors } from './safetensors.ts';

/** A safetensors file with a given header. */
function file(header: unknown, data = new Uint8Array(24)): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const tensor = (changes: object = {}) => ({ dtype: 'F32', shape: [2, 3], data_offsets: [0, 24], ...changes });

describe('openSafetensors', () => {
  const types = () => openSafetensors(fixture('types.safetensors'), 'types');
  it.each(['F64', 'F32', 'F16', 'BF16'])('reads %s', async (name) => {
    const { shape, data } = await (await types()).read(name);
    expect(shape).toEqual([2, 3]);
    expect(Array.from(data)).toEqual(expected.floats.flat());
  });
  it.each(['I8', 'I16', 'I32', 'I64', 'U8', 'U16', 'U32', 'U64'])('reads %s', async (name) => {
    expect(Array.from((await (await types()).read(name)).data)).toEqual(expected.integers.flat());
  });

  it('ignores unknown types until they are asked for', async () => {
    const open = await types();
    expect(open.names).toContain('F8_E4M3');
    await expect(open.read('F8_E4M3')).rejects.toThrow(/found F8_E4M3; convert it to F32 or BF16/);
  });

  it('names what is missing and what is there', async () => {
    const open = await openSafetensors(file({ a: tensor() }), 'x.safetensors');
    await expect(open.read('W_dec')).rejects.toThrow(
      'x.safetensors: expected a tensor named “W_dec”, found “a”',
    );
    expect(open.shape('a')).toEqual([2, 3]);
    expect(open.shape('b')).toBeNull();
  });

  it.each([
    [
      { a: tensor({ data_offsets: [0, 25] }) },
      /“a”: expected “data_offsets” within 24 bytes, found \[0,25\]/,
    ],
    [{ a: tensor({ data_offsets: [8, 4] }) }, /expected “data_offsets” within/],
    [{ a: tensor({ data_offsets: [-8, 16] }) }, /“data_offsets” of two whole numbers/],
    [{ a: tensor({ shape: [2, 4] }) }, /expected 32 bytes for shape \[2, 4\] of F32, found 24/],
    [{ a: tensor({ shape: [2e9, 2e9] }) }, /found 24/],
    [{ a: tensor({ shape: '2,3' }) }, /a “shape” of whole numbers, found "2,3"/],
    [{ a: tensor({ dtype: 4 }) }, /expected a “dtype”, found 4/],
    [{ a: null }, /expected a “dtype”, found nothing/],
    [
      { a: tensor({ shape: [4], data_offsets: [0, 16] }), b: tensor({ shape: [4], data_offsets: [8, 24] }) },
      /tensors “a” and “b” overlap/,
    ],
    ['[]', /expected a safetensors header in JSON/],
    ['{"a": ', /expected a safetensors header in JSON/],
  ])('refuses the header %j', async (header, message) => {
    await expect(openSafetensors(file(header), 'x')).rejects.toThrow(message);
    await expect(openSafetensors(file(header), 'x')).rejects.toThrow(DataError);
  });

  it('refuses a header longer than the file, whatever it claims', async () => {
    const bytes = file({ a: tensor() });
    new DataView(bytes.buffer).setBigUint64(0, 2n ** 63n, true);
    await expect(openSafetensors(bytes, 'x')).rejects.toThrow(
      /found a header length of 9223372036854776000 in/,
    );
    await expect(openSafetensors(new Uint8Array(3), 'x')).rejects.toThrow(/found only 3 bytes/);
  });

  it('answers any truncation or damaged byte with a sentence', async () => {
    const whole = fixture('saelens.safetensors');
    const readAll = async (bytes: Uint8Array) => {
      try {
        const open = await openSafetensors(bytes, 'x');
        for (const name of open.names) await open.read(name);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
      }
    };
    for (let length = 0; length < whole.length; length++) await readAll(whole.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        await readAll(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});
