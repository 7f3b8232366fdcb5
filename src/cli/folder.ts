import { open, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { DataError, MissingFile } from '../dataset/error.ts';
import { checkMost } from '../dataset/sources/limits.ts';
import { checkPart, type OpenedFile, type Source } from '../dataset/sources/source.ts';

/**
 * Reads files below a folder of this machine. Absolute paths are followed, because only the command line can give
 * them: absolute paths in a manifest or recipe are refused earlier.
 */
export function folderSource(folder: string): Source {
  const describe = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  return {
    describe,
    async read(path, options) {
      try {
        const most = options?.most;
        if (most !== undefined) checkMost((await stat(describe(path))).size, most, describe(path));
        const { buffer, byteOffset, byteLength } = await readFile(describe(path), {
          signal: options?.signal,
        });
        return new Uint8Array(buffer, byteOffset, byteLength);
      } catch (error) {
        throw unreadable(describe(path), error);
      }
    },
    async open(path) {
      try {
        return await openPath(describe(path));
      } catch (error) {
        throw unreadable(describe(path), error);
      }
    },
  };
}

/**
 * Reads files that lie in a folder: a link that leads out of it is not followed, because what is published was made from
 * the folder, which a stranger may have packed.
 */
export function closedFolderSource(folder: string): Source {
  const source = folderSource(folder);
  const check = async (path: string) => {
    const place = source.describe(path);
    let real: string;
    try {
      real = await realpath(place);
    } catch (error) {
      throw unreadable(place, error);
    }
    const steps = relative(await realpath(folder), real);
    if (steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)) return;
    throw new DataError(
      `${place}: expected a file in ${folder}, found a link that leads out of it; copy the file into the folder if it is to be published.`,
    );
  };
  return {
    describe: (path) => source.describe(path),
    read: async (path, options) => (await check(path), source.read(path, options)),
    open: async (path, options) => (await check(path), source.open(path, options)),
  };
}

/** Reads each part with a new file handle, so that no handle stays open. */
async function openPath(place: string): Promise<OpenedFile> {
  const found = await stat(place);
  if (found.isDirectory()) throw Object.assign(new Error(place), { code: 'EISDIR' });
  const { size } = found;
  await (await open(place)).close();
  return {
    size,
    async read(begin, end) {
      checkPart(begin, end, size);
      const bytes = new Uint8Array(end - begin);
      const handle = await open(place);
      try {
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, begin + done);
          if (bytesRead === 0) {
            throw new DataError(
              `${place}: expected ${size} bytes, found that the file became shorter; read it again.`,
            );
          }
          done += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return bytes;
    },
  };
}

function unreadable(place: string, error: unknown): Error {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new MissingFile(`${place}: expected a file, found none; check the path.`);
    case 'EISDIR':
      return new DataError(`${place}: expected a file, found a folder; name the file in it.`);
    case 'EACCES':
    case 'EPERM':
      return new DataError(
        `${place}: expected a readable file, found that reading is not allowed; check its permissions.`,
      );
    case 'ERR_FS_FILE_TOO_LARGE':
      return new DataError(
        `${place}: expected a file up to 2 GB, found a larger one; split it or save it in half precision.`,
      );
    default:
      return error as Error;
  }
}
