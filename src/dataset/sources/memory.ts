import { MissingFile } from '../error.ts';
import { checkMost } from './limits.ts';
import { openWhole, type Source } from './source.ts';

/**
 * Reads files that are already in memory.
 *
 * @param files  the bytes by path
 * @param name  what the place is called in messages
 */
export function memorySource(files: ReadonlyMap<string, Uint8Array>, name = ''): Source {
  const describe = (path: string) => (name ? `${name}/${path}` : path);
  const read: Source['read'] = async (path, options) => {
    const bytes = files.get(path);
    checkMost(bytes?.length ?? 0, options?.most, describe(path));
    if (bytes) return bytes;
    throw new MissingFile(`${describe(path)}: expected a file, found none; add it to the bundle.`);
  };
  return { describe, read, open: openWhole(read) };
}
