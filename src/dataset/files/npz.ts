import { DataError } from '../error.ts';
import type { DenseArray, ElementType } from './elements.ts';
import type { Readable } from '../sources/source.ts';
import { checkNpySize, readNpy, readNpyHeader } from './npy.ts';
import { type ZipEntry, zipEntries } from './zip.ts';
import { readEntryBytes, readEntryStart } from './zipMember.ts';

/** A NumPy `.npz` archive whose arrays are read and unpacked when they are asked for. */
export interface Npz {
  /** names of the arrays, without `.npy`, in the archive's order */
  readonly names: readonly string[];
  /**
   * The shape of one array, from its header alone.
   *
   * @throws DataError when there is none of that name, or its header disagrees with its size
   */
  shape(name: string): Promise<readonly number[]>;
  /** How the elements of one array are stored, from its header alone; throws as `shape` does. */
  type(name: string): Promise<ElementType>;
  /**
   * Reads one array.
   *
   * @throws DataError when there is none of that name, or it is damaged
   */
  read(name: string): Promise<DenseArray>;
}

/** Longer than the header of every array that is read here. */
const HEADER = 1 << 12;

/**
 * Opens an `.npz` archive as `numpy.savez` and `numpy.savez_compressed` write it.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not a zip archive
 */
export async function openNpz(given: Readable, file: string): Promise<Npz> {
  const entries = new Map<string, ZipEntry>();
  for (const entry of await zipEntries(given, file)) {
    if (entry.name.endsWith('.npy')) entries.set(entry.name.slice(0, -4), entry);
  }
  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (entry) return entry;
    throw new DataError(
      `${file}: expected an array named “${name}”, found ${listNames(entries.keys())}; save it under that name.`,
    );
  };
  const headerOf = async (name: string) => {
    const entry = entryOf(name);
    const place = `${file}: ${name}`;
    const header = readNpyHeader(await readEntryStart(given, entry, file, HEADER), place);
    checkNpySize(header, entry.size, place);
    return header;
  };
  return {
    names: [...entries.keys()],
    shape: async (name) => (await headerOf(name)).shape,
    type: async (name) => (await headerOf(name)).type,
    async read(name) {
      return readNpy(await readEntryBytes(given, entryOf(name), file), `${file}: ${name}`);
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
