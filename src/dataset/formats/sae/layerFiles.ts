import { MissingFile } from '../../error.ts';
import type { Tensors } from '../../files/tensors.ts';
import type { Source } from '../../sources/source.ts';
import { configurationFields } from './fields.ts';
import { saeKind } from './kind.ts';
import { decodersAmong } from './names.ts';

/** A checkpoint that is one of several files, one for each layer, as Gemma Scope 2's `params_layer_0.safetensors`. */
export interface LayerFile {
  /** the path up to the number */
  readonly before: string;
  readonly number: number;
  readonly after: string;
  /** the layers that all files together have, in order; null if neither the configuration nor the folder names them */
  readonly layers: readonly number[] | null;
}

/**
 * What a checkpoint's path and configuration say about the other layers of a crosscoder or cross-layer transcoder that is
 * saved in a file for each layer.
 *
 * @param config  the parsed configuration beside it; null without one
 * @returns null for another checkpoint
 */
export function layerFileOf(sae: string, config: unknown): LayerFile | null {
  const [, before, number, after] = /^(.*_layer_)(\d{1,4})(\.safetensors)$/i.exec(sae) ?? [];
  const kind = saeKind(config);
  if (before === undefined || (kind !== 'crosscoder' && kind !== 'cross-layer transcoder')) return null;
  return { before, number: Number(number), after: after!, layers: layersNamed(sae, config) };
}

/** The layers in Gemma Scope 2's hook `model.layers.{5,9,12,15}.output`, or its folder `layer_5_9_12_15_width_1m…`. */
function layersNamed(sae: string, config: unknown): number[] | null {
  const fields = configurationFields(config);
  const hook = fields?.['hf_hook_point_in'] ?? fields?.['hf_hook_point_out'];
  const listed =
    (typeof hook === 'string' && /\{\s*(\d+(?:\s*,\s*\d+)+)\s*\}/.exec(hook)?.[1]) ||
    /(?:^|\/)layer_(\d+(?:_\d+)+)_width/i.exec(sae)?.[1];
  return listed ? listed.split(/[,_]/).map(Number) : null;
}

/** The place of a file among the layers: files are numbered by layers, or from 0. */
export function placeAmong({ number, layers }: LayerFile): number {
  const at = layers?.indexOf(number) ?? -1;
  return at < 0 ? number : at;
}

/**
 * Whether the files have the same features, whose pre-activations are the sum over the layers (an acausal crosscoder).
 * Otherwise each file has features of its own that read its layer only, as Gemma Scope 2's crosscoders and cross-layer
 * transcoders have: their `w_dec` is `[features, layers, dim]`, and `width` counts the features of all files.
 */
export async function sharesFeatures(
  tensors: Tensors,
  config: unknown,
  { layers }: Pick<LayerFile, 'layers'>,
): Promise<boolean> {
  if (saeKind(config) !== 'crosscoder') return false;
  const [decoder] = decodersAmong(tensors.names);
  if (!decoder) return false;
  const shape = await tensors.shape(decoder.tensor);
  const width = configurationFields(config)?.['width'];
  if (typeof width !== 'number') return shape.length === 2;
  const [features] = shape as [number];
  const count = shape.length === 3 ? shape[1]! : layers?.length;
  if (width === features) return true;
  return shape.length === 2 && width !== features * (count ?? 0);
}

/** The files of all layers. */
export interface LayerFiles {
  /** in the order of the layers; those that are there */
  readonly paths: readonly string[];
  /** those that are missing */
  readonly missing: readonly string[];
}

/** The most files that are looked for if nothing says how many there are. */
const MOST_FILES = 128;

/** Looks for the files of all layers beside one of them. */
export async function findLayerFiles(file: LayerFile, source: Source): Promise<LayerFiles> {
  const { before, number, after, layers } = file;
  const named = (numbers: readonly number[]) => numbers.map((one) => `${before}${one}${after}`);
  if (layers) {
    const byLayer = layers.includes(number) ? await sorted(named(layers), source) : null;
    const fromZero = number < layers.length ? await sorted(named([...layers.keys()]), source) : null;
    const found = [byLayer, fromZero].filter((one) => one !== null);
    if (found.length > 0)
      return found.reduce((best, one) => (one.missing.length < best.missing.length ? one : best));
  }
  const paths: string[] = [];
  for (const path of named([...Array(MOST_FILES).keys()])) {
    if (!(await isThere(path, source))) break;
    paths.push(path);
  }
  const [own] = named([number]);
  return { paths: paths.includes(own!) ? paths : [own!], missing: [] };
}

async function sorted(paths: readonly string[], source: Source): Promise<LayerFiles> {
  const there = new Set<string>();
  for (const path of paths) if (await isThere(path, source)) there.add(path);
  return {
    paths: paths.filter((path) => there.has(path)),
    missing: paths.filter((path) => !there.has(path)),
  };
}

async function isThere(path: string, source: Source): Promise<boolean> {
  try {
    await source.open(path);
    return true;
  } catch (error) {
    if (error instanceof MissingFile) return false;
    throw error;
  }
}
