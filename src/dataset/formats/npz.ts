import { DataError } from '../error.ts';
import type { DenseArray } from './elements.ts';
import { readNpy } from './npy.ts';
import { readEntryBytes, type ZipEntry, zipEntries } from './zip.ts';

/** A NumPy `.npz` archive whose arrays are unpacked when they are asked for. */
export interface Npz {
  /** names of the arrays, without `.npy`, in the archive's order */
  readonly names: readonly string[];
  /**
   * Reads one array.
   *
   * @throws DataError when there is none of that name, or it is damaged
   */
  read(name: string): Promise<DenseArray>;
}

/**
 * Opens an `.npz` archive as `numpy.savez` and `numpy.savez_compressed` write it.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not a zip archive
 */
export function openNpz(bytes: Uint8Array, file: string): Npz {
  const entries = new Map<string, ZipEntry>();
  for (const entry of zipEntries(bytes, file)) {
    if (entry.name.endsWith('.npy')) entries.set(entry.name.slice(0, -4), entry);
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) {
        throw new DataError(
          `${file}: expected an array named “${name}”, found ${listNames(entries.keys())}; save it under that name.`,
        );
      }
      return readNpy(await readEntryBytes(bytes, entry, file), `${file}: ${name}`);
    },
  };
}

/** Names in quotation marks for a message, at most eight of them. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  if (all.length === 0) return 'none';
  const shown = all.slice(0, 8).map((name) => `“${name}”`);
  return shown.join(', ') + (all.length > 8 ? ` and ${all.length - 8} more` : '');
}
