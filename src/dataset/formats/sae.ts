import { transpose, type Matrix } from '../../math/matrix.ts';
import { DataError } from '../error.ts';
import { type DenseArray, shapeText, toMatrix } from './elements.ts';
import { type OpenedFile, opened, type Readable, wholeFile } from '../sources/source.ts';
import { checkNpySize, readNpy, readNpyHeader } from './npy.ts';
import { listNames, openNpz } from './npz.ts';
import { openSafetensors } from './safetensors.ts';

/** The decoder of a sparse autoencoder in its checkpoint, found but not read yet. */
export interface SaeDecoder {
  readonly features: number;
  readonly dim: number;
  /** the tensor they come from, such as `W_dec` */
  readonly tensor: string;
  /** whether the file holds them the other way round, `[dim, features]` */
  readonly transposed: boolean;
  /** Reads the decoder directions, `[features, dim]`, as stored (no scaling, no centring). */
  read(): Promise<Matrix>;
}

/** What a reader says of a checkpoint where it does not say it itself, or says it wrongly. */
export interface SaeCorrections {
  /** the tensor that is the decoder; found by its name where left out */
  readonly tensor?: string | undefined;
  /** the other way round than it is taken for */
  readonly transpose?: boolean | undefined;
}

/** What a checkpoint's configuration says of its sizes; null where it does not. */
export interface SaeSizes {
  readonly features: number | null;
  readonly dim: number | null;
}

const UNKNOWN_SIZES: SaeSizes = { features: null, dim: null };

/** The tensors of a checkpoint, read when they are asked for. */
export interface SaeTensors {
  readonly names: readonly string[];
  /** from the tensor's header alone */
  shape(name: string): Promise<readonly number[]>;
  read(name: string): Promise<DenseArray>;
}

/** Decoder tensors by family, with their usual orientation: Gemma Scope and SAELens; PyTorch's Linear. */
const DECODERS = [
  { name: /^(.*\.)?w_dec$/i, transposed: false },
  { name: /^(.*\.)?decoder\.weight$/i, transposed: true },
] as const;
/** One-dimensional tensors whose length is the number of features, and those whose length is the dimension. */
const PER_FEATURE = /^(b_enc|threshold|b_gate|b_mag|r_mag|encoder\.bias)$/i;
const PER_DIMENSION = /^(b_dec|decoder\.bias|bias)$/i;

/**
 * Finds the decoder directions of an SAE checkpoint: Gemma Scope `params.npz` and `params.safetensors`,
 * SAELens `sae_weights.safetensors`, EleutherAI sparsify `sae.safetensors`, Llama Scope
 * `final.safetensors`, or a bare `decoder.npy` `[features, dim]`. Headers alone are read.
 *
 * The orientation follows the biases and the configuration where they tell, else the family's habit:
 * `W_dec [features, dim]`, `decoder.weight [dim, features]`.
 *
 * @param sizes  from the checkpoint's configuration; see `readSaeConfig`
 * @throws DataError when the file is no such checkpoint, or its tensors contradict each other
 */
export async function openSae(
  given: Readable,
  file: string,
  sizes = UNKNOWN_SIZES,
  corrections: SaeCorrections = {},
): Promise<SaeDecoder> {
  const tensors = await openSaeTensors(given, file);
  const { tensor, transposed: usual } = decoderAmong(tensors, file, corrections.tensor);
  const place = tensor === BARE ? file : `${file}: ${tensor}`;
  const shape = await tensors.shape(tensor);
  if (shape.length !== 2) {
    throw new DataError(
      `${place}: expected an array of shape [any, any], found ${shapeText(shape)}; save the decoder as a matrix.`,
    );
  }
  const [rows, columns] = shape as [number, number];
  const known = await knownSizes(tensors, tensor, sizes);
  const found = isTransposed(rows, columns, known, usual, place);
  const transposed = corrections.transpose ? !found : found;
  return {
    features: transposed ? columns : rows,
    dim: transposed ? rows : columns,
    tensor,
    transposed,
    async read() {
      const stored = toMatrix(await tensors.read(tensor), place);
      return transposed ? transpose(stored) : stored;
    },
  };
}

function decoderAmong(tensors: SaeTensors, file: string, named: string | undefined) {
  if (named !== undefined && named !== '') {
    if (tensors.names.includes(named)) return { tensor: named, transposed: false };
    throw new DataError(
      `${file}: expected a tensor “${named}”, found ${listNames(tensors.names)}; choose one of them.`,
    );
  }
  if (tensors.names[0] === BARE) return { tensor: BARE, transposed: false };
  const found = DECODERS.flatMap(({ name, transposed }) =>
    tensors.names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, transposed })),
  );
  if (found.length === 1) return found[0]!;
  throw new DataError(
    `${file}: expected one decoder, “W_dec” or “decoder.weight”, found ${found.length === 0 ? `tensors ${listNames(tensors.names)}` : listNames(found.map(({ tensor }) => tensor))}; save the decoder of one SAE under that name.`,
  );
}

/** The name of the only array of a bare `.npy` file. */
const BARE = 'array';
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
  return { ...tensors, shape: async (name) => tensors.shape(name)! };
}

function bareArray(given: OpenedFile, file: string): SaeTensors {
  return {
    names: [BARE],
    async shape() {
      const header = readNpyHeader(await given.read(0, Math.min(NPY_HEADER, given.size)), file);
      checkNpySize(header, given.size, file);
      return header.shape;
    },
    read: async () => readNpy(await wholeFile(given), file),
  };
}

/** Sizes that the configuration or a bias tells; the bias beside the decoder (same prefix) decides. */
async function knownSizes(tensors: SaeTensors, decoder: string, sizes: SaeSizes): Promise<SaeSizes> {
  const prefix = decoder.replace(/(w_dec|decoder\.weight)$/i, '');
  const lengthOf = async (pattern: RegExp) => {
    for (const name of tensors.names) {
      if (!name.startsWith(prefix) || !pattern.test(name.slice(prefix.length))) continue;
      const shape = await tensors.shape(name);
      if (shape.length === 1) return shape[0]!;
    }
    return null;
  };
  return {
    features: (await lengthOf(PER_FEATURE)) ?? sizes.features,
    dim: (await lengthOf(PER_DIMENSION)) ?? sizes.dim,
  };
}

function isTransposed(
  stored: number,
  across: number,
  { features, dim }: SaeSizes,
  usual: boolean,
  place: string,
): boolean {
  const fits = (rows: number, columns: number) => (features ?? rows) === rows && (dim ?? columns) === columns;
  const upright = fits(stored, across);
  const turned = fits(across, stored);
  if (upright && turned) return usual;
  if (upright || turned) return turned;
  throw new DataError(
    `${place}: expected shape ${shapeText([features ?? NaN, dim ?? NaN]).replaceAll('NaN', 'any')} either way round, as its biases or its configuration say, ` +
      `found ${shapeText([stored, across])}; use the files of one and the same SAE.`,
  );
}

/**
 * The sizes that an SAE's configuration tells: SAELens and sparsify `cfg.json` (`d_in`, `d_sae`,
 * `num_latents`, `expansion_factor`), Llama Scope `hyperparams.json` (`d_model`, `d_sae`).
 *
 * @param config  the parsed JSON
 */
export function readSaeConfig(config: unknown): SaeSizes {
  if (typeof config !== 'object' || config === null) return UNKNOWN_SIZES;
  const fields = config as Record<string, unknown>;
  const size = (...names: string[]) =>
    names.map((name) => fields[name]).find((value) => Number.isInteger(value) && (value as number) > 0) as
      number | undefined;
  const dim = size('d_in', 'd_model') ?? null;
  const factor = size('expansion_factor');
  const features = size('d_sae', 'num_latents') ?? (dim !== null && factor ? dim * factor : null);
  return { features, dim };
}
