import { DataError } from '../../error.ts';
import { type OpenedFile, opened, type Readable, wholeFile } from '../../sources/source.ts';
import type { DenseArray, ElementType } from '../../files/elements.ts';
import { checkNpySize, readNpy, readNpyHeader } from '../../files/npy.ts';
import { openNpz } from '../../files/npz.ts';
import { openSafetensors } from '../../files/safetensors.ts';

/** The tensors of a checkpoint, read when they are asked for. */
export interface SaeTensors {
  readonly names: readonly string[];
  /** from the tensor's header alone */
  shape(name: string): Promise<readonly number[]>;
  /** from the tensor's header alone; null for a type that is not read here */
  type(name: string): Promise<ElementType | null>;
  read(name: string): Promise<DenseArray>;
}

/** The name of the only array of a bare `.npy` file. */
export const BARE = 'array';
/** Longer than the header of every `.npy` file that is read here. */
const NPY_HEADER = 1 << 12;

/**
 * Opens the tensors of an SAE checkpoint, `.npz` or safetensors; a bare `.npy` holds one, `array`.
 *
 * @throws DataError when it is none of these
 */
export async function openSaeTensors(given: Readable, file: string): Promise<SaeTensors> {
  if (/\.(pt|pth|bin|pkl|pickle|ckpt)$/i.test(file)) {
    throw new DataError(
      `${file}: expected .npz, .safetensors or .npy, found a PyTorch pickle, which can run code and is never opened; ` +
        `convert it with safetensors.torch.save_file(torch.load(path, weights_only=True), "sae.safetensors").`,
    );
  }
  if (/\.npy$/i.test(file)) return bareArray(opened(given), file);
  const first = await opened(given).read(0, Math.min(2, opened(given).size));
  const isZip = first[0] === 0x50 && first[1] === 0x4b;
  if (/\.npz$/i.test(file) || isZip) return openNpz(given, file);
  const tensors = await openSafetensors(given, file);
  return {
    ...tensors,
    shape: async (name) => tensors.shape(name)!,
    type: async (name) => tensors.type(name),
  };
}

function bareArray(given: OpenedFile, file: string): SaeTensors {
  const header = async () => {
    const read = readNpyHeader(await given.read(0, Math.min(NPY_HEADER, given.size)), file);
    checkNpySize(read, given.size, file);
    return read;
  };
  return {
    names: [BARE],
    shape: async () => (await header()).shape,
    type: async () => (await header()).type,
    read: async () => readNpy(await wholeFile(given, file), file),
  };
}
