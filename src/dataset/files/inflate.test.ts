import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gunzip, gzipChunks } from './inflate.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const textOf = async (bytes: Uint8Array) => {
  let text = '';
  for await (const chunk of gzipChunks(bytes, 'a.gz')) text += new TextDecoder().decode(chunk);
  return text;
};

describe('a gzip file in several members', () => {
  it('is read whole', async () => {
    const members = ['one\n', 'two\n', '', 'three\n'].map((text) => gzipSync(bytesOf(text)));
    expect(await textOf(joined(...members))).toBe('one\ntwo\nthree\n');
    expect(new TextDecoder().decode(await gunzip(joined(...members), 'a.gz', 100))).toBe('one\ntwo\nthree\n');
  });

  it('is not cut where stored bytes look like a header', async () => {
    const inner = gzipSync(bytesOf('inner'));
    const outer = gzipSync(joined(bytesOf('before '), inner, bytesOf(' after')), { level: 0 });
    const whole = joined(outer, gzipSync(bytesOf('!')));
    const expected = joined(bytesOf('before '), inner, bytesOf(' after'), bytesOf('!'));
    expect(await gunzip(whole, 'a.gz', 1000)).toEqual(expected);
  });

  it('is refused when its last member is cut short or another one is damaged', async () => {
    const [one, two] = ['one one one', 'two two two'].map((text) => gzipSync(bytesOf(text))) as [
      Uint8Array,
      Uint8Array,
    ];
    await expect(textOf(joined(one, two.subarray(0, -3)))).rejects.toThrow(/a\.gz: expected a gzip stream/);
    const damaged = one.slice();
    damaged[damaged.length - 6]! ^= 255;
    await expect(textOf(joined(damaged, two, two, two))).rejects.toThrow(/a\.gz: expected a gzip stream/);
  });
});
