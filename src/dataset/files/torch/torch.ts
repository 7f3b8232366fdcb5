import { DataError, listNames } from '../../error.ts';
import { opened, type OpenedFile, type Readable, type ReadOptions } from '../../sources/source.ts';
import { type DenseArray, ELEMENT_BYTES, type ElementType } from '../elements.ts';
import { foreignFile } from '../foreign.ts';
import { readPickle } from '../pickle/read.ts';
import { damaged, type ZipEntry, zipEntries } from '../zip.ts';
import { memberOffset, readEntryBytes } from '../zipMember.ts';
import { CHECKPOINT } from './globals.ts';
import { openLegacy } from './legacy.ts';
import { readState, type Setting, type StateDict } from './state.ts';
import { type ReadStorage, readTensor, type Storage } from './tensor.ts';

/** A PyTorch checkpoint whose tensors are read when they are asked for. Nothing in it is ever run. */
export interface TorchFile {
  readonly names: readonly string[];
  /** numbers and texts that stand among the tensors */
  readonly settings: ReadonlyMap<string, Setting>;
  /** the shape of a tensor, without reading it; null if no tensor has that name */
  shape(name: string): readonly number[] | null;
  /** how a tensor's elements are stored; null if no tensor has that name or its type is not read here */
  type(name: string): ElementType | null;
  /**
   * Reads one tensor: of its storage, the part that it is a view of.
   *
   * @throws DataError when there is none of that name, or it is damaged
   */
  read(name: string, options?: ReadOptions): Promise<DenseArray>;
  /** Reads the rows `[from, to)` of one tensor: of its storage, the part that they are a view of. */
  rows(name: string, from: number, to: number, options?: ReadOptions): Promise<DenseArray>;
}

/** The description of a checkpoint's tensors; those of the largest are a few hundred kilobytes long. */
const LARGEST_PICKLE = 1 << 24;

/** The first opcode of a pickle since its protocol 2, which torch has always written. */
const PROTOCOL = 0x80;

/** A refusal of a file that is neither a zip archive nor a pickle. */
async function anotherFile(archive: OpenedFile, file: string): Promise<DataError> {
  const foreign = await foreignFile(archive);
  return new DataError(
    foreign
      ? `${file}: expected a PyTorch checkpoint, found ${foreign}.`
      : `${file}: expected a PyTorch checkpoint as torch.save writes it, found ${archive.size === 0 ? 'an empty file' : 'other bytes'}; save the SAE with torch.save, or as safetensors.`,
  );
}

/**
 * Opens a checkpoint as `torch.save` writes it: since PyTorch 1.6 a zip archive of a pickle and raw storages, before that
 * a run of pickles with the storages behind. The pickle is interpreted by a closed list of opcodes and names
 * (see `readPickle`), never run.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is neither, holds a name that is not on the list, or a tensor leaves its storage
 */
export async function openTorch(given: Readable, file: string): Promise<TorchFile> {
  const archive = opened(given);
  const start = await archive.read(0, Math.min(4, archive.size));
  if (start[0] !== 0x50 || start[1] !== 0x4b) {
    if (start[0] !== PROTOCOL) throw await anotherFile(archive, file);
    const { state, read, bigEndian } = await openLegacy(archive, file);
    return torchFile(state, read, bigEndian, file);
  }
  const entries = await zipEntries(archive, file);
  const pickle = entries.find(({ name }) => /(^|\/)data\.pkl$/.test(name));
  if (!pickle) {
    throw new DataError(
      `${file}: expected a PyTorch checkpoint (“data.pkl” in a zip archive), found ${listNames(entries.map(({ name }) => name))}; save the SAE with torch.save.`,
    );
  }
  if (pickle.size > LARGEST_PICKLE) throw damaged(file, `data.pkl is ${pickle.size} bytes long`);
  const { value } = readPickle(await readEntryBytes(archive, pickle, file), file, CHECKPOINT);
  const folder = pickle.name.slice(0, -'data.pkl'.length);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const order = byName.get(`${folder}byteorder`);
  const bigEndian =
    order !== undefined && new TextDecoder().decode(await readEntryBytes(archive, order, file)) === 'big';
  const read = storagesIn(archive, (key) => byName.get(`${folder}data/${key}`), file);
  return torchFile(readState(value, file), read, bigEndian, file);
}

function torchFile(
  { tensors, settings }: StateDict,
  read: ReadStorage,
  bigEndian: boolean,
  file: string,
): TorchFile {
  const viewOf = (name: string) => {
    const view = tensors.get(name);
    if (view) return view;
    throw new DataError(
      `${file}: expected a tensor named “${name}”, found ${listNames(tensors.keys())}; save it under that name.`,
    );
  };
  return {
    names: [...tensors.keys()],
    settings,
    shape: (name) => tensors.get(name)?.shape ?? null,
    type: (name) => tensors.get(name)?.type ?? null,
    read: async (name, options) => readTensor(viewOf(name), bigEndian, read, `${file}: ${name}`, options),
    async rows(name, from, to, options) {
      const view = viewOf(name);
      const offset = view.offset + from * (view.strides[0] ?? 0);
      const part = { ...view, offset, shape: [to - from, ...view.shape.slice(1)] };
      return readTensor(part, bigEndian, read, `${file}: ${name}`, options);
    },
  };
}

/** Reads parts of the storages of an archive, which lie in it unpacked. */
function storagesIn(
  archive: OpenedFile,
  entryOf: (key: string) => ZipEntry | undefined,
  file: string,
): ReadStorage {
  return async ({ key, type, count }: Storage, begin, end, options) => {
    const entry = entryOf(key);
    if (!entry) throw damaged(file, `the storage “${key.slice(0, 40)}” is missing`);
    const expected = count * (type === null ? 1 : ELEMENT_BYTES[type]);
    if (entry.method !== 0 || entry.size !== entry.packedSize) {
      const bytes = await readEntryBytes(archive, entry, file);
      if (bytes.length < expected) throw short(file, key, expected, bytes.length);
      return bytes.subarray(begin, end);
    }
    if (entry.size < expected) throw short(file, key, expected, entry.size);
    const at = await memberOffset(archive, entry, file);
    return archive.read(at + begin, at + end, options);
  };
}

const short = (file: string, key: string, expected: number, found: number) =>
  damaged(
    file,
    `the storage “${key.slice(0, 40)}” should be ${expected.toLocaleString('en')} bytes long, found ${found.toLocaleString('en')}`,
  );
