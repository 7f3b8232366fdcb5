import { DataError, MissingFile } from '../error.ts';
import type { ChosenFile } from '../reference.ts';
import { checkMost, checkWhole } from './limits.ts';
import { readInto, type Room } from './room.ts';
import { checkPart, type OpenedFile, type Source } from './source.ts';

/** Reads chosen files in place: of each, only the parts that are asked for are read. */
export function blobSource(files: readonly ChosenFile[]): Source {
  const blobs = new Map(files.map(({ path, file }) => [path, file]));
  const blobOf = (path: string): Blob => {
    const blob = blobs.get(path);
    if (blob) return blob;
    throw new MissingFile(`${path}: expected a file, found none; open it together with the others.`);
  };
  const open = async (path: string): Promise<OpenedFile> => {
    const blob = blobOf(path);
    return {
      size: blob.size,
      read: async (begin, end, more) => {
        checkPart(begin, end, blob.size);
        return bytesOf(path, blob.slice(begin, end), more?.room);
      },
    };
  };
  const read: Source['read'] = async (path, options) => {
    const blob = blobOf(path);
    checkMost(blob.size, options?.most, path);
    checkWhole(blob.size, path);
    return bytesOf(path, blob);
  };
  return { describe: (path) => path, read, open };
}

const bytesOf = (path: string, blob: Blob, room?: Room) =>
  readable(path, async () =>
    room ? readInto(room(blob.size), blob.stream()) : new Uint8Array(await blob.arrayBuffer()),
  );

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new DataError(
      `${path}: expected the file as it was chosen, found it changed, moved or too large; open it again.`,
    );
  }
}
