import { expect, it } from 'vitest';
import { openFiles } from '../open/local.ts';
import { blobSource } from './blobs.ts';

/** A safetensors file of 5 GB in which the decoder is small and stands at the end; only slices of it can be read. */
function hugeCheckpoint(decoder: Float32Array, shape: readonly [number, number]) {
  const size = 5 * 2 ** 30;
  const begin = size - decoder.byteLength;
  const at = begin - 8 - 256;
  const header = JSON.stringify({
    optimizer: { dtype: 'F32', shape: [at / 4], data_offsets: [0, at] },
    W_dec: { dtype: 'F32', shape, data_offsets: [at, at + decoder.byteLength] },
  }).padEnd(256, ' ');
  const head = new Uint8Array(8 + header.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(header.length), true);
  head.set(new TextEncoder().encode(header), 8);
  const slices: number[] = [];
  const file = {
    size,
    arrayBuffer: () => Promise.reject(new Error('read whole')),
    stream: () => {
      throw new Error('read whole');
    },
    slice(from: number, to: number) {
      slices.push(to - from);
      const bytes = new Uint8Array(to - from);
      if (from < head.length) bytes.set(head.subarray(from, Math.min(to, head.length)));
      const own = new Uint8Array(decoder.buffer);
      for (let i = Math.max(from, begin); i < to; i++) bytes[i - from] = own[i - begin]!;
      return new Blob([bytes]);
    },
  };
  return { slices, file: file as unknown as Blob };
}

it('of a chosen file of 5 GB only the header and the decoder are read, in slices', async () => {
  const decoder = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i + 1));
  const { file, slices } = hugeCheckpoint(decoder, [12, 5]);
  const path = 'sae_weights.safetensors';
  const dataset = await openFiles([path], blobSource([{ path, file }]));
  const { data } = await dataset.decoder('0');
  expect([...data]).toEqual([...decoder]);
  expect(slices.reduce((sum, size) => sum + size, 0)).toBeLessThan(1 << 18);
});
