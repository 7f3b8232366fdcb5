import { DataError, MissingFile } from '../error.ts';
import { checkWhole } from './limits.ts';
import { checkPart, type OpenedFile, type Source } from './source.ts';

/** A file on this machine that the user chose: its name and the address under which this browser reads it. */
export interface ChosenFile {
  readonly path: string;
  /** a `blob:` address; it leads to the file's bytes while the page is open */
  readonly url: string;
}

/** Reads chosen files in place: nothing is copied or sent before it is asked for. */
export function blobSource(files: readonly ChosenFile[]): Source {
  const urls = new Map(files.map(({ path, url }) => [path, url]));
  const blobOf = async (path: string): Promise<Blob> => {
    const url = urls.get(path);
    if (url === undefined) {
      throw new MissingFile(`${path}: expected a file, found none; open it together with the others.`);
    }
    return readable(path, async () => (await fetch(url)).blob());
  };
  const open = async (path: string): Promise<OpenedFile> => {
    const blob = await blobOf(path);
    return {
      size: blob.size,
      read: async (begin, end) => {
        checkPart(begin, end, blob.size);
        return bytesOf(path, blob.slice(begin, end));
      },
    };
  };
  const read = async (path: string) => {
    const blob = await blobOf(path);
    checkWhole(blob.size, path);
    return bytesOf(path, blob);
  };
  return { describe: (path) => path, read, open };
}

const bytesOf = (path: string, blob: Blob) =>
  readable(path, async () => new Uint8Array(await blob.arrayBuffer()));

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new DataError(
      `${path}: expected the file as it was chosen, found it changed, moved or too large; open it again.`,
    );
  }
}
