import { afterEach, describe, expect, it, vi } from 'vitest';
import { findDecoder } from '../formats/sae/sae.ts';
import { UNKNOWN_SIZES } from '../formats/sae/configuration.ts';
import { AS_FOUND } from '../corrections.ts';
import { openTensors } from '../files/tensors.ts';
import { blobSource } from './blobs.ts';
import { floatsToShare, roomToShare } from './room.ts';

const [FEATURES, DIM] = [2048, 160];
afterEach(() => vi.unstubAllGlobals());

/** A safetensors file with one matrix of float32. */
function matrixFile(name: string, shape: readonly number[], values: Float32Array): Blob {
  const entry = { dtype: 'F32', shape, data_offsets: [0, values.byteLength] };
  const header = new TextEncoder().encode(JSON.stringify({ [name]: entry }).padEnd(200));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(header.length), true);
  return new Blob([length, header, Uint8Array.from(new Uint8Array(values.buffer))]);
}

describe('room that workers share', () => {
  it('is shared memory if it is large and the page is isolated', () => {
    expect(roomToShare(1 << 20).buffer).toBeInstanceOf(ArrayBuffer);
    vi.stubGlobal('crossOriginIsolated', true);
    expect(roomToShare(1 << 20).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(floatsToShare(1 << 18).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(floatsToShare(1 << 17).buffer).toBeInstanceOf(ArrayBuffer);
  });

  it.each(['W_dec', 'decoder.weight'])('takes the decoder %s of a chosen file', async (name) => {
    const values = Float32Array.from({ length: FEATURES * DIM }, (_, i) => (i % 1000) / 7);
    const shape = name === 'W_dec' ? [FEATURES, DIM] : [DIM, FEATURES];
    const file = new File([matrixFile(name, shape, values)], 'sae.safetensors');
    const read = async () => {
      const opened = await blobSource([{ path: 'sae.safetensors', file }]).open('sae.safetensors');
      const tensors = await openTensors(opened, 'sae.safetensors');
      return (await findDecoder(tensors, 'sae.safetensors', UNKNOWN_SIZES, AS_FOUND)).read();
    };
    const own = await read();
    vi.stubGlobal('crossOriginIsolated', true);
    const shared = await read();
    expect(own.data.buffer).toBeInstanceOf(ArrayBuffer);
    expect(shared.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared).toEqual(own);
  });
});
