import { expect, it } from 'vitest';
import { releaseBuffers } from './release.ts';

it('takes the memory of buffers, each once, and leaves shared memory', () => {
  const [one, other] = [new Float64Array(1000), new Uint8Array(7)];
  const shared = new SharedArrayBuffer(64);
  releaseBuffers([one.buffer, one.buffer, other.buffer, shared]);
  expect([one.length, other.length, shared.byteLength]).toEqual([0, 0, 64]);
  // A buffer that is gone is no error.
  releaseBuffers([one.buffer, new ArrayBuffer(0)]);
  expect(one.buffer.byteLength).toBe(0);
});
