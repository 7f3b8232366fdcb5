/** A safetensors file with one tensor of float32. */
export function tensorFile(name: string, values: readonly number[]): Uint8Array {
  const entry = { dtype: 'F32', shape: [values.length], data_offsets: [0, 4 * values.length] };
  const header = new TextEncoder().encode(JSON.stringify({ [name]: entry }));
  const bytes = new Uint8Array(8 + header.length + 4 * values.length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  values.forEach((value, i) => view.setFloat32(8 + header.length + 4 * i, value, true));
  return bytes;
}
