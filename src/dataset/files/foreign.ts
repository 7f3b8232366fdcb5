import type { OpenedFile } from '../sources/source.ts';

/** Files that stand in place of arrays, by their first bytes: what they are, and what to do. */
const FOREIGN: readonly (readonly [start: RegExp | string, found: string])[] = [
  [
    /^version https:\/\/git-lfs/,
    'Git’s note of where it is stored; fetch the file itself with “git lfs pull”, or download it from its page',
  ],
  [
    /^\s*<(!doctype html|html|\?xml)/i,
    'a web page, as a host sends it to those who may not read the file; download the file itself, after signing in if it is gated',
  ],
  [/^GGUF/, 'a language model in GGUF; open its sparse autoencoder, not the model'],
  [/^\x89HDF\r\n/, 'an HDF5 file; load it with h5py and save its arrays with numpy.savez'],
  [/^\x93NUMPY/, 'a NumPy array; give it the ending .npy'],
  ['PK\x03\x04', 'a zip archive; give it the ending .npz if numpy.savez wrote it, .pt if torch.save did'],
  ['\x1f\x8b', 'a gzip file; unpack it with gunzip'],
  [/^PAR1/, 'a Parquet table; give it the ending .parquet'],
  [/^\{/, 'text in JSON; open the file of the weights'],
  ['\x80', 'a pickle; give it the ending .pt if torch.save wrote it'],
];

/**
 * What a file is that should hold arrays and does not, and what to do, for the end of a message; null if its first bytes
 * do not say it.
 *
 * @param start  its first bytes; 64 are enough
 */
export function foreignText(start: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(start.slice(0, 64));
  return (
    FOREIGN.find(([begin]) => (typeof begin === 'string' ? text.startsWith(begin) : begin.test(text)))?.[1] ??
    null
  );
}

/** The same for an opened file. */
export const foreignFile = async (given: OpenedFile): Promise<string | null> =>
  foreignText(await given.read(0, Math.min(64, given.size)));
