import { DataError, MissingFile } from '../error.ts';
import { MOST_FIELDS, readJson } from '../files/json.ts';
import { isModelConfig } from '../formats/sae/configuration.ts';
import { checkMost } from '../sources/limits.ts';
import { type Source, wholeFile } from '../sources/source.ts';
import { folderOf } from './layerNames.ts';

/** The names that configurations have: SAELens and sparsify, Gemma Scope 2, Llama Scope, circuit-tracer. */
const NAMES = ['cfg.json', 'config.json', 'hyperparams.json', 'config.yaml'];

/** The folder above a folder. */
const above = (folder: string): string =>
  folder === '' || folder.endsWith('../') ? `${folder}../` : folderOf(folder.slice(0, -1));

/**
 * Where the configuration of a checkpoint may stand, the likeliest place first: beside it or one folder
 * above: Llama Scope's `hyperparams.json`, and the `config.json` of dictionary_learning's `checkpoints/ae_100.pt`. This is the only rule; it holds for files that are opened together, for a
 * repository and in the terminal.
 *
 * @param checkpoint  its path; the paths returned begin as it does
 */
export function configurationPaths(checkpoint: string): string[] {
  const folder = folderOf(checkpoint);
  const beside = NAMES.map((name) => folder + name);
  const higher = `${above(folder)}hyperparams.json`;
  if (/(^|\/)final\.safetensors$/.test(checkpoint)) return [higher, ...beside];
  // dictionary_learning saves `checkpoints/ae_100.pt` below its configuration, Qwen Scope all layers below one.
  const below = /(^|\/)checkpoints\/[^/]*$|\.sae\.pt$/.test(checkpoint);
  if (below) return [...beside, `${above(folder)}config.json`, `${above(folder)}cfg.json`, higher];
  return [...beside, higher];
}

/** A configuration that was found. */
export interface FoundConfiguration {
  readonly path: string;
  /** the parsed JSON */
  readonly value: unknown;
}

/**
 * Looks for the configuration of a checkpoint where `configurationPaths` says. The configuration of a language model,
 * which often stands beside, is passed over.
 *
 * @param paths  where to look, in order
 * @param skips  whether a file that cannot be read counts as missing
 * @returns null when there is none
 * @throws DataError when there is one that cannot be read: without it the checkpoint might be read the wrong way round
 */
export async function findConfiguration(
  paths: readonly string[],
  source: Source,
  skips = false,
): Promise<FoundConfiguration | null> {
  for (const path of paths) {
    const value = await jsonAt(path, source, skips);
    if (value !== undefined && !isModelConfig(value)) return { path, value };
  }
  return null;
}

/** The parsed JSON at a path; undefined when there is no file. */
async function jsonAt(path: string, source: Source, skips: boolean): Promise<unknown> {
  try {
    const place = source.describe(path);
    const file = await source.open(path);
    checkMost(file.size, MOST_FIELDS, place);
    return await readJson(await wholeFile(file, place), place);
  } catch (error) {
    if (error instanceof MissingFile || (skips && error instanceof DataError)) return undefined;
    throw error;
  }
}
