import { DataError } from '../../error.ts';
import { shapeText } from '../../files/shape.ts';
import type { Tensors } from '../../files/tensors.ts';
import type { SaeSizes } from './configuration.ts';
import { layerNumber, PER_DIMENSION, PER_FEATURE, prefixOf } from './names.ts';

/** A size and what gives it, for messages. */
interface Known {
  readonly size: number;
  readonly by: string;
}

/** The sizes of a decoder that are known before it is read. */
export interface KnownSizes {
  readonly features: Known | null;
  readonly dim: Known | null;
}

/**
 * The sizes that the vectors beside a decoder or its configuration give; the vectors take precedence. A vector of length
 * 1 is one number for all, such as a threshold, and gives no size. A transcoder's directions have the width of its
 * output, `b_dec_out` or `d_out`, whatever its `b_dec` has.
 *
 * @param decoder  the name of the decoder's tensor
 */
export async function knownSizes(tensors: Tensors, decoder: string, sizes: SaeSizes): Promise<KnownSizes> {
  const prefix = prefixOf(decoder);
  const number = layerNumber(decoder);
  const suffix = number === null ? '' : `_${number}`;
  const lengthOf = (pattern: RegExp) => vectorLength(tensors, prefix, pattern, suffix);
  const by = sizes.file ?? 'the configuration';
  const configured = (size: number | null): Known | null => (size === null ? null : { size, by });
  const [outputs, biases, bare] = PER_DIMENSION;
  const output = sizes.input == null ? null : configured(sizes.dim);
  const own = await ownBias(tensors, decoder);
  return {
    features: (await lengthOf(PER_FEATURE)) ?? own.features ?? configured(sizes.features),
    dim:
      (await lengthOf(outputs)) ??
      output ??
      own.dim ??
      (await lengthOf(biases)) ??
      (await lengthOf(bare)) ??
      configured(sizes.dim),
  };
}

/**
 * The length of the first vector of some names that is longer than 1; axes of length 1 do not count. Names may end with
 * the number of the decoder's layer.
 */
async function vectorLength(
  tensors: Tensors,
  prefix: string,
  pattern: RegExp,
  suffix = '',
): Promise<Known | null> {
  for (const name of tensors.names) {
    if (!name.startsWith(prefix)) continue;
    const own = name.slice(prefix.length);
    const bare = suffix !== '' && own.endsWith(suffix) ? own.slice(0, -suffix.length) : own;
    if (!pattern.test(bare)) continue;
    const wide = (await tensors.shape(name)).filter((size) => size !== 1);
    if (wide.length === 1) return { size: wide[0]!, by: `“${name}”` };
  }
  return null;
}

/**
 * The length of the bias of a module whose weight is the decoder, by whether the module is a decoder by its name. A
 * Linear has an output for each element of its bias: a dimension of a decoder, a feature of any other module.
 */
async function ownBias(tensors: Tensors, decoder: string) {
  const module = /^(.*\.)weight$/i.exec(decoder)?.[1];
  const bias = module === undefined ? null : await vectorLength(tensors, module, /^bias$/i);
  const decodes = module !== undefined && /dec[^.]*\.$/i.test(module);
  return { features: decodes ? null : bias, dim: decodes ? bias : null };
}

/** Whether a shape fits the known sizes as it is stored, and the other way round. */
export function orientationsOf(stored: number, across: number, { features, dim }: KnownSizes) {
  const fits = (rows: number, columns: number) =>
    (features?.size ?? rows) === rows && (dim?.size ?? columns) === columns;
  return { upright: fits(stored, across), turned: fits(across, stored) };
}

/** A refusal of a decoder that fits the known sizes neither way round, with what gives them. */
export function contradiction(
  { features, dim }: KnownSizes,
  shape: readonly number[],
  place: string,
): DataError {
  const expected = `[${features?.size ?? 'any'}, ${dim?.size ?? 'any'}]`;
  const by = [...new Set([features, dim].flatMap((known) => known?.by ?? []))];
  return new DataError(
    `${place}: expected shape ${expected} either way round, as ${by.join(' and ')} ${by.length === 1 ? 'says' : 'say'}, ` +
      `found ${shapeText(shape)}; use files of the same SAE.`,
  );
}
