import { DataError, listNames } from '../../error.ts';
import { openTensors, type Tensors } from '../../files/tensors.ts';
import type { Source } from '../../sources/source.ts';
import { decodersAmong, ENCODERS, layerNumber } from './names.ts';
import { findLayerFiles, layerFileOf, placeAmong, sharesFeatures } from './layerFiles.ts';
import { ofLayer, ofLayers } from './views.ts';

/** The tensors of the encoder that a layer is encoded by. */
export interface EncoderTensors {
  readonly tensors: Tensors;
  /** the file, for messages */
  readonly place: string;
  /** the number of layers that activations may hold side by side; 1 for an SAE */
  readonly layers: number;
  /** which of these layers the encoder reads; null if it reads all */
  readonly index: number | null;
  /** the files of a crosscoder with an encoder in each; empty for another checkpoint */
  readonly paths: readonly string[];
}

interface Named {
  readonly sae: string;
  readonly encoder?: string | undefined;
  readonly sourceLayer?: number | undefined;
}

/**
 * Opens the tensors of the encoder of a checkpoint, whether they are in its file, in one beside it, or in a file for each
 * layer.
 *
 * @param config  the parsed configuration; null without one
 * @throws DataError when files of a crosscoder are missing, or a file has encoders of several layers and none is named
 */
export async function openEncoderTensors(
  { sae, encoder = sae, sourceLayer }: Named,
  config: unknown,
  source: Source,
): Promise<EncoderTensors> {
  const place = source.describe(encoder);
  const tensors = await openTensors(await source.open(encoder), place);
  const one = { tensors, place, layers: 1, index: 0, paths: [] };
  const numbered = numberedEncoders(tensors);
  if (numbered.length > 0) {
    const layer = layerToEncode(numbered, sourceLayer ?? layerNumber(sae.replace(/\.\w+$/, '')), place);
    return { ...one, tensors: ofLayer(tensors, layer) };
  }
  const file = encoder === sae ? layerFileOf(sae, config) : null;
  if (!file) return one;
  if (await sharesFeatures(tensors, config, file)) return ofAllFiles(sae, file, source);
  const [decoder] = decodersAmong(tensors.names);
  const shape = decoder ? await tensors.shape(decoder.tensor) : [];
  const layers = shape.length === 3 ? shape[1]! : (file.layers?.length ?? 1);
  return { ...one, layers, index: Math.min(placeAmong(file), layers - 1) };
}

/** The encoder of a crosscoder whose features have a part of it in each of several files. */
async function ofAllFiles(
  sae: string,
  file: NonNullable<ReturnType<typeof layerFileOf>>,
  source: Source,
): Promise<EncoderTensors> {
  const { paths, missing } = await findLayerFiles(file, source);
  const place = source.describe(sae);
  if (missing.length > 0) {
    throw new DataError(
      `${place}: expected the encoder of all ${paths.length + missing.length} layers of the crosscoder, because its features read them together, found that of ${paths.length}; add ${listNames(missing.map((path) => path.replace(/^.*\//, '')))} from its folder.`,
    );
  }
  if (paths.length < 2) {
    throw new DataError(
      `${place}: expected the encoder of all layers of the crosscoder, because its features read them together, found that of one; open the files of all its layers together, with its config.json.`,
    );
  }
  const parts = [];
  for (const path of paths) {
    const name = source.describe(path);
    parts.push({ file: name, tensors: await openTensors(await source.open(path), name) });
  }
  return { tensors: ofLayers(parts), place, layers: paths.length, index: null, paths };
}

/** The layers of which a file has encoders with a number in their names, such as `W_enc_3`. */
function numberedEncoders({ names }: Tensors): number[] {
  if (ENCODERS.some(({ name }) => names.some((tensor) => name.test(tensor)))) return [];
  return names.flatMap((name) => /^w_enc_(\d{1,4})$/i.exec(name)?.[1] ?? []).map(Number);
}

function layerToEncode(numbered: readonly number[], wanted: number | null, place: string): number {
  if (wanted !== null && numbered.includes(wanted)) return wanted;
  if (numbered.length === 1) return numbered[0]!;
  throw new DataError(
    `${place}: expected the layer whose encoder is applied, one of ${numbered.toSorted((a, b) => a - b).join(', ')}, found ${wanted === null ? 'none' : wanted}; name one (in the terminal with --source-layer).`,
  );
}
