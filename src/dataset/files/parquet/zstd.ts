import { ZSTDDecoder } from 'zstddec';

let decoder: Promise<ZSTDDecoder> | null = null;

/**
 * Unpacks Zstandard frames by the reference implementation, compiled: those in plain JavaScript follow some damage
 * without end.
 */
export async function zstdUnpacker(): Promise<(bytes: Uint8Array, size: number) => Uint8Array> {
  decoder ??= started();
  const ready = await decoder;
  return (bytes, size) => {
    // Without a size, a damaged frame could claim any.
    const unpacked = size === 0 ? new Uint8Array(0) : ready.decode(bytes, size);
    if (unpacked.length !== size) throw new Error(`a frame that does not unpack to ${size} bytes`);
    return unpacked;
  };
}

async function started(): Promise<ZSTDDecoder> {
  const made = new ZSTDDecoder();
  await made.init();
  return made;
}
