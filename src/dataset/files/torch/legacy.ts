import { DataError } from '../../error.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { ELEMENT_BYTES } from '../elements.ts';
import { CutShort } from '../pickle/cursor.ts';
import { readPickle, type Unpickled } from '../pickle/read.ts';
import type { PickleValue } from '../pickle/values.ts';
import { CHECKPOINT } from './globals.ts';
import { readState, type StateDict } from './state.ts';
import type { ReadStorage } from './tensor.ts';

/** What a legacy checkpoint holds, and how its storages are read. */
export interface Legacy {
  readonly state: StateDict;
  readonly read: ReadStorage;
  readonly bigEndian: boolean;
}

/** The first pickle of `torch.save` before PyTorch 1.6 (torch/serialization.py, `MAGIC_NUMBER`). */
const MAGIC = 0x1950a86a20f9469cfc6cn;
/** How much of the beginning is looked at for the pickles, again and again more where they are longer. */
const FIRST_LOOK = 1 << 16;
const LAST_LOOK = 1 << 24;
const GROWTH = 16;

/**
 * Opens a checkpoint of before PyTorch 1.6: pickles of a magic number, a version, the system, the object and the keys
 * of its storages, then each storage with its number of elements before it.
 *
 * @throws DataError when it is something else, or a storage is missing
 */
export async function openLegacy(file: OpenedFile, name: string): Promise<Legacy> {
  const { values, end } = await readHead(file, name);
  const [magic, , system, object, keys] = values;
  if (magic !== MAGIC || !Array.isArray(keys)) throw something(name);
  const state = readState(object!, name);
  const littleEndian = system instanceof Map ? system.get('little_endian') !== false : true;
  const sizes = elementSizes(state);
  const places = await findStorages(file, keys, sizes, end, !littleEndian, name);
  return {
    state,
    bigEndian: !littleEndian,
    read: async ({ key, count, type }, begin, partEnd) => {
      const place = places.get(key);
      const bytes = count * (type === null ? 1 : ELEMENT_BYTES[type]);
      if (!place || place.bytes < bytes) throw cut(name, key);
      return file.read(place.start + begin, place.start + partEnd);
    },
  };
}

async function readHead(file: OpenedFile, name: string): Promise<{ values: PickleValue[]; end: number }> {
  for (let length = FIRST_LOOK; ; length *= GROWTH) {
    const bytes = await file.read(0, Math.min(length, file.size));
    try {
      return readPickles(bytes, name);
    } catch (error) {
      const more = error instanceof CutShort && bytes.length < file.size && length < LAST_LOOK;
      if (!more) throw error;
    }
  }
}

function readPickles(bytes: Uint8Array, name: string): { values: PickleValue[]; end: number } {
  const values: PickleValue[] = [];
  let end = 0;
  for (let i = 0; i < 5; i++) {
    const found: Unpickled = readPickle(bytes, name, CHECKPOINT, end);
    if (i === 0 && found.value !== MAGIC) throw something(name);
    values.push(found.value);
    end = found.end;
  }
  return { values, end };
}

/** Bytes of an element of each storage that a tensor is a view of. */
function elementSizes({ tensors }: StateDict): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { storage } of tensors.values()) {
    if (storage.type !== null) sizes.set(storage.key, ELEMENT_BYTES[storage.type]);
  }
  return sizes;
}

interface Place {
  readonly start: number;
  readonly bytes: number;
}

/** Where each storage lies: they follow each other in the order of the keys, each behind its number of elements. */
async function findStorages(
  file: OpenedFile,
  keys: readonly PickleValue[],
  sizes: ReadonlyMap<string, number>,
  end: number,
  bigEndian: boolean,
  name: string,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  let at = end;
  for (const key of keys) {
    const size = typeof key === 'string' ? sizes.get(key) : undefined;
    if (typeof key !== 'string' || size === undefined || at + 8 > file.size)
      throw cut(name, typeof key === 'string' ? key : 'without a name');
    const head = await file.read(at, at + 8);
    const count = Number(new DataView(head.buffer, head.byteOffset).getBigInt64(0, !bigEndian));
    const bytes = count * size;
    if (!(count >= 0 && at + 8 + bytes <= file.size)) throw cut(name, key);
    places.set(key, { start: at + 8, bytes });
    at += 8 + bytes;
  }
  return places;
}

const cut = (name: string, key: string) =>
  new DataError(
    `${name}: expected the storage “${key.slice(0, 40)}” of its tensors, found the file damaged or cut short; download or write it again.`,
  );

const something = (name: string) =>
  new DataError(
    `${name}: expected a checkpoint that torch.save wrote, found another pickle; load it with the program that made it, and save its tensors: torch.save({k: v for k, v in sd.items() if torch.is_tensor(v)}, "sae.pt").`,
  );
