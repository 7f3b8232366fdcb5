/**
 * A NumPy file of float32 numbers.
 *
 * @param data  row-major
 */
export function float32Npy(data: Float32Array, shape: readonly number[]): Uint8Array {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const length = 64 * Math.ceil((10 + text.length + 1) / 64);
  const head = Buffer.alloc(length, ' ');
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(length - 10, 8);
  head.write(text, 10, 'latin1');
  head.write('\n', length - 1, 'latin1');
  return Buffer.concat([head, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]);
}
