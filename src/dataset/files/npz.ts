import { DataError, listNames } from '../error.ts';
import { opened, type Readable, type ReadOptions } from '../sources/source.ts';
import { decodeElements, type DenseArray, ELEMENT_BYTES, type ElementType } from './elements.ts';
import { elementCount } from './shape.ts';
import { checkNpySize, NPY_START, type NpyHeader, readNpy, readNpyHeader, readNpyText } from './npy.ts';
import { type ZipEntry, zipEntries } from './zip.ts';
import { memberOffset, readEntryBytes, readEntryStart } from './zipMember.ts';

/** A NumPy `.npz` archive whose arrays are read and unpacked when they are asked for. */
export interface Npz {
  /** names of the arrays, without `.npy`, in the archive's order */
  readonly names: readonly string[];
  /**
   * The shape that the array's header gives.
   *
   * @throws DataError when there is no array of that name, or its header disagrees with its size
   */
  shape(name: string): Promise<readonly number[]>;
  /** The element type that the array's header gives; throws as `shape` does. */
  type(name: string): Promise<ElementType>;
  /** The text that an array without axes holds; null when it holds no text. */
  text(name: string): Promise<string | null>;
  /**
   * Reads one array.
   *
   * @throws DataError when there is no array of that name, or it is damaged
   */
  read(name: string, options?: ReadOptions): Promise<DenseArray>;
  /** Reads the rows `[from, to)` of an array that the archive stores unpacked and in C order; null for another. */
  rows(name: string, from: number, to: number, options?: ReadOptions): Promise<DenseArray | null>;
}

/**
 * Opens an `.npz` archive as `numpy.savez` and `numpy.savez_compressed` write it.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not a zip archive
 */
export const openNpz = async (given: Readable, file: string): Promise<Npz> =>
  npzOf(await zipEntries(given, file), given, file);

/**
 * The arrays among the members of a zip archive. The header of each is read once.
 *
 * @param members  see `zipEntries`
 * @param file  the archive's name, for messages
 */
export function npzOf(members: readonly ZipEntry[], given: Readable, file: string): Npz {
  const entries = new Map<string, ZipEntry>();
  for (const member of members) {
    if (member.name.endsWith('.npy')) entries.set(member.name.slice(0, -4), member);
  }
  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (entry) return entry;
    throw new DataError(
      `${file}: expected an array named “${name}”, found ${listNames(entries.keys())}; save it under that name.`,
    );
  };
  const headers = new Map<string, NpyHeader>();
  const headerOf = async (name: string): Promise<NpyHeader> => {
    const known = headers.get(name);
    if (known) return known;
    const entry = entryOf(name);
    const place = `${file}: ${name}`;
    const header = readNpyHeader(await readEntryStart(given, entry, file, NPY_START), place);
    checkNpySize(header, entry.size, place);
    headers.set(name, header);
    return header;
  };
  return {
    names: [...entries.keys()],
    shape: async (name) => (await headerOf(name)).shape,
    type: async (name) => (await headerOf(name)).type,
    text: async (name) => readNpyText(await readEntryBytes(given, entryOf(name), file)),
    async rows(name, from, to, options) {
      const entry = entryOf(name);
      const { type, shape, start, fortranOrder, bigEndian } = await headerOf(name);
      if (entry.method !== 0 || entry.size !== entry.packedSize || (fortranOrder && shape.length > 1))
        return null;
      const part = [to - from, ...shape.slice(1)];
      const width = elementCount(shape.slice(1)) * ELEMENT_BYTES[type];
      const at = (await memberOffset(given, entry, file)) + start;
      const bytes = await opened(given).read(at + from * width, at + to * width, options);
      return { type, shape: part, data: decodeElements(bytes, type, bigEndian, `${file}: ${name}`) };
    },
    async read(name, options) {
      return readNpy(await readEntryBytes(given, entryOf(name), file, options), `${file}: ${name}`);
    },
  };
}
