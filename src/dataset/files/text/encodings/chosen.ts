import { createCache } from '../../../sources/cache.ts';
import { checkWhole } from '../../../sources/limits.ts';
import { openedBytes, type OpenedFile, type Source, wholeFile } from '../../../sources/source.ts';
import { gunzip, isGzip } from '../../inflate.ts';
import { ENCODING_SAMPLE } from '../encoding.ts';
import { decodeIn } from './decodeIn.ts';

/** Files that hold text, by the endings of their names. */
const TEXT_NAME = /\.(csv|tsv|txt|vec|jsonl?|yaml)(\.gz)?$/i;
/** A larger text is not decoded at once, in bytes. */
const MOST = 2 ** 29;

/**
 * The same place, whose texts that are not UTF-8 are read in an encoding that the user chose: they are given in UTF-8.
 *
 * @param encoding  its label at the WHATWG; undefined to leave all files as they are
 */
export function readIn(encoding: string | undefined, source: Source): Source {
  if (encoding === undefined) return source;
  const cached = createCache();
  const open = (path: string): Promise<OpenedFile> =>
    cached(path, async () => {
      const file = await source.open(path);
      return TEXT_NAME.test(path) ? openedIn(encoding, file, source.describe(path)) : file;
    });
  return {
    describe: (path) => source.describe(path),
    open,
    read: async (path, options) => wholeFile(await open(path), source.describe(path), options),
  };
}

async function openedIn(encoding: string, file: OpenedFile, name: string): Promise<OpenedFile> {
  const start = await file.read(0, Math.min(ENCODING_SAMPLE, file.size));
  if (!isGzip(start) && file.size > ENCODING_SAMPLE && isWideUtf8(start)) return file;
  checkWhole(file.size, name);
  const whole = await wholeFile(file, name);
  const plain = isGzip(whole) ? await gunzip(whole, name, MOST) : whole;
  if (isUtf8(plain)) return file;
  const text = new TextEncoder().encode(decodeIn(encoding, plain));
  return { ...openedBytes(text), encoding };
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const isWideUtf8 = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80) && isUtf8(bytes);
