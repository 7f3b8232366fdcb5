import { transpose, type Matrix } from '../../math/matrix.ts';
import { DataError } from '../error.ts';
import { type DenseArray, shapeText, toMatrix } from './elements.ts';
import { readNpy } from './npy.ts';
import { listNames, openNpz } from './npz.ts';
import { openSafetensors } from './safetensors.ts';

/** The decoder of a sparse autoencoder as its checkpoint holds it. */
export interface SaeDecoder {
  /** decoder directions, `[features, dim]`, as stored (no scaling, no centring) */
  readonly decoder: Matrix;
  /** the tensor they come from, such as `W_dec` */
  readonly tensor: string;
  /** whether the file holds them the other way round, `[dim, features]` */
  readonly transposed: boolean;
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
 * Reads the decoder directions of an SAE checkpoint: Gemma Scope `params.npz` and `params.safetensors`,
 * SAELens `sae_weights.safetensors`, EleutherAI sparsify `sae.safetensors`, Llama Scope
 * `final.safetensors`, or a bare `decoder.npy` `[features, dim]`.
 *
 * The orientation follows the biases and the configuration where they tell, else the family's habit:
 * `W_dec [features, dim]`, `decoder.weight [dim, features]`.
 *
 * @param sizes  from the checkpoint's configuration; see `readSaeConfig`
 * @throws DataError when the file is no such checkpoint, or its tensors contradict each other
 */
export async function readSae(bytes: Uint8Array, file: string, sizes = UNKNOWN_SIZES): Promise<SaeDecoder> {
  if (/\.npy$/i.test(file)) {
    return { decoder: toMatrix(readNpy(bytes, file), file), tensor: 'array', transposed: false };
  }
  const tensors = openSaeTensors(bytes, file);
  const found = DECODERS.flatMap(({ name, transposed }) =>
    tensors.names.filter((tensor) => name.test(tensor)).map((tensor) => ({ tensor, transposed })),
  );
  if (found.length !== 1) {
    throw new DataError(
      `${file}: expected one decoder, “W_dec” or “decoder.weight”, found ${found.length === 0 ? `tensors ${listNames(tensors.names)}` : listNames(found.map(({ tensor }) => tensor))}; save the decoder of one SAE under that name.`,
    );
  }
  const { tensor, transposed: usual } = found[0]!;
  const place = `${file}: ${tensor}`;
  const stored = toMatrix(await tensors.read(tensor), place);
  const known = await knownSizes(tensors, tensor, sizes);
  const transposed = isTransposed(stored, known, usual, place);
  return { decoder: transposed ? transpose(stored) : stored, tensor, transposed };
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Opens the tensors of an SAE checkpoint, `.npz` or safetensors.
 *
 * @throws DataError when it is neither
 */
export function openSaeTensors(bytes: Uint8Array, file: string): SaeTensors {
  if (/\.(pt|pth|bin|pkl|pickle|ckpt)$/i.test(file)) {
    throw new DataError(
      `${file}: expected .npz, .safetensors or .npy, found a PyTorch pickle, which can run code and is never opened; ` +
        `convert it with safetensors.torch.save_file(torch.load(path, weights_only=True), "sae.safetensors").`,
    );
  }
  return /\.npz$/i.test(file) || isZip(bytes) ? openNpz(bytes, file) : openTensors(bytes, file);
}

function openTensors(bytes: Uint8Array, file: string): SaeTensors {
  const tensors = openSafetensors(bytes, file);
  return { names: tensors.names, read: async (name) => tensors.read(name) };
}

/** Sizes that the configuration or a bias tells; the bias beside the decoder (same prefix) decides. */
async function knownSizes(tensors: SaeTensors, decoder: string, sizes: SaeSizes): Promise<SaeSizes> {
  const prefix = decoder.replace(/(w_dec|decoder\.weight)$/i, '');
  const lengthOf = async (pattern: RegExp) => {
    for (const name of tensors.names) {
      if (!name.startsWith(prefix) || !pattern.test(name.slice(prefix.length))) continue;
      const { shape } = await tensors.read(name);
      if (shape.length === 1) return shape[0]!;
    }
    return null;
  };
  return {
    features: (await lengthOf(PER_FEATURE)) ?? sizes.features,
    dim: (await lengthOf(PER_DIMENSION)) ?? sizes.dim,
  };
}

function isTransposed(stored: Matrix, { features, dim }: SaeSizes, usual: boolean, place: string): boolean {
  const fits = (rows: number, columns: number) => (features ?? rows) === rows && (dim ?? columns) === columns;
  const upright = fits(stored.rows, stored.columns);
  const turned = fits(stored.columns, stored.rows);
  if (upright && turned) return usual;
  if (upright || turned) return turned;
  throw new DataError(
    `${place}: expected shape ${shapeText([features ?? NaN, dim ?? NaN]).replaceAll('NaN', 'any')} either way round, as its biases or its configuration say, ` +
      `found ${shapeText([stored.rows, stored.columns])}; use the files of one and the same SAE.`,
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
