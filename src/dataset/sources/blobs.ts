import { DataError } from '../error.ts';
import type { Source } from './source.ts';

/** A file on this machine that the reader chose: its name and the address under which this browser reads it. */
export interface ChosenFile {
  readonly path: string;
  /** a `blob:` address; it leads to the file's bytes for as long as the page is open */
  readonly url: string;
}

/** Reads chosen files where they lie: nothing is copied or sent before it is asked for. */
export function blobSource(files: readonly ChosenFile[]): Source {
  const urls = new Map(files.map(({ path, url }) => [path, url]));
  return {
    describe: (path) => path,
    async read(path) {
      const url = urls.get(path);
      if (url === undefined) {
        throw new DataError(
          `${path}: expected a file, found that there is none; open it together with the others.`,
        );
      }
      try {
        return new Uint8Array(await (await fetch(url)).arrayBuffer());
      } catch {
        throw new DataError(
          `${path}: expected to read it again, found that it was changed, moved or is too large since it was chosen; open it again.`,
        );
      }
    },
  };
}
