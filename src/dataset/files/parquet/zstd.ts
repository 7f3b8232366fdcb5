import { ZSTDDecoder } from 'zstddec';

let decoder: Promise<ZSTDDecoder> | null = null;

/**
 * What unpacks Zstandard frames: the reference implementation, compiled, for those in plain JavaScript follow some damage
 * without end.
 */
export async function zstdUnpacker(): Promise<(bytes: Uint8Array, size: number) => Uint8Array> {
  decoder ??= started();
  const ready = await decoder;
  return (bytes, size) => {
    // Left to the frame, the size would be what a damaged one claims.
    const unpacked = size === 0 ? new Uint8Array(0) : ready.decode(bytes, size);
    if (unpacked.length !== size) throw new Error(`a frame that unpacks to other than ${size} bytes`);
    return unpacked;
  };
}

async function started(): Promise<ZSTDDecoder> {
  const made = new ZSTDDecoder();
  await made.init();
  return made;
}
