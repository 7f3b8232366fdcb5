import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openBundle } from '../dataset/bundle/bundle.ts';
import { type Corrections, printCorrections } from '../dataset/corrections.ts';
import type { Dataset, DatasetInfo } from '../dataset/dataset.ts';
import { parsePreparation, prepared } from '../dataset/open/preparation.ts';
import { openFiles } from '../dataset/open/local.ts';
import { isSingleFile } from '../dataset/paths.ts';
import { openRaw } from '../dataset/raw/raw.ts';
import type { RecipeLayer } from '../dataset/recognise/recipe.ts';
import { UsageError } from './errors.ts';
import { folderSource } from './folder.ts';

/** The options that name raw files in place of a bundle. */
const RAW_OPTIONS = {
  sae: 'string',
  config: 'string',
  firings: 'string',
  cooccurrence: 'string',
  words: 'string',
  vectors: 'string',
  pairs: 'list',
  categories: 'string',
} as const;

/** The options of every command that reads a dataset. */
export const SOURCE_OPTIONS = {
  ...RAW_OPTIONS,
  tensor: 'string',
  transpose: 'boolean',
  'label-column': 'string',
  prepare: 'string',
} as const;

export interface SourceOptions extends RawPaths {
  /** the tensor that is the decoder */
  readonly tensor?: string;
  readonly transpose?: boolean;
  readonly 'label-column'?: string;
  readonly prepare?: string;
}

export interface RawPaths {
  readonly sae?: string;
  readonly config?: string;
  readonly firings?: string;
  readonly cooccurrence?: string;
  readonly words?: string;
  readonly vectors?: string;
  readonly pairs?: readonly string[];
  readonly categories?: string;
}

const rawNames = (raw: RawPaths) =>
  (Object.keys(RAW_OPTIONS) as (keyof RawPaths)[]).filter((name) => raw[name]);

/**
 * Opens what the command line names, a bundle's folder or manifest, or raw files, with its vectors prepared.
 *
 * @param positionals  the words that are no options: the bundle, or none
 * @throws UsageError when there is neither or both, or raw files lack their companions
 * @throws DataError when a file is missing or malformed
 */
export async function openSource(
  positionals: readonly string[],
  { prepare = '', tensor = '', transpose = false, 'label-column': label = '', ...raw }: SourceOptions,
): Promise<Dataset> {
  const preparation = parsePreparation(prepare);
  if (preparation)
    return prepared(await openStored(positionals, raw, { tensor, transpose, label }), preparation);
  throw new UsageError(`--prepare: expected unit, centre, or both with a comma between, found “${prepare}”.`);
}

async function openStored(
  positionals: readonly string[],
  raw: RawPaths,
  corrections: Corrections,
): Promise<Dataset> {
  const named = rawNames(raw);
  if (positionals.length > 1) {
    throw new UsageError(`expected one SOURCE, found ${positionals.length}: ${positionals.join(' ')}.`);
  }
  if (positionals.length === 1 && named.length > 0) {
    throw new UsageError(`expected a bundle or raw files, found both “${positionals[0]}” and --${named[0]}.`);
  }
  const [source] = positionals;
  if (source !== undefined && isSingleFile(source)) return openFile(source, corrections);
  if (source !== undefined && printCorrections(corrections) !== '') {
    throw new UsageError(
      `--tensor, --transpose and --label-column say how raw files such as --sae are read; the bundle “${source}” says it itself.`,
    );
  }
  if (source !== undefined) return openBundle(folderSource(bundleFolder(source)));
  if (named.length === 0) {
    throw new UsageError(
      'expected a SOURCE: a bundle folder or its manifest.json, a file, or raw files such as --sae.',
    );
  }
  return openRawPaths(raw, corrections);
}

/**
 * The layer asked for, or the dataset's own choice.
 *
 * @throws UsageError when there is no such layer
 */
export function chosenLayer({ layers, defaultLayer }: DatasetInfo, asked: string | undefined): string {
  const ids = layers.map(({ id }) => id);
  if (asked === undefined) return defaultLayer;
  if (ids.includes(asked)) return asked;
  throw new UsageError(`--layer: expected one of ${ids.join(', ')}, found “${asked}”.`);
}

/**
 * The folder of a bundle that the command line names by itself or by its manifest.
 *
 * @throws UsageError when it is neither
 */
export function bundleFolder(path: string): string {
  if (basename(path) === 'manifest.json') return dirname(path);
  if (!existsSync(path))
    throw new UsageError(`“${path}”: expected a bundle folder or its manifest.json, found nothing there.`);
  if (statSync(path).isDirectory()) return path;
  throw new UsageError(
    `“${path}”: expected a bundle folder or its manifest.json, found another file; raw files are named by options such as --sae.`,
  );
}

/** A file that is a dataset by itself, as the app opens it, with the configuration that stands beside a checkpoint. */
function openFile(path: string, corrections: Corrections): Promise<Dataset> {
  const config = configBeside(path);
  const beside =
    config !== undefined && dirname(config) === dirname(path) && /\.safetensors$/i.test(path)
      ? [basename(config)]
      : [];
  return openFiles([basename(path), ...beside], folderSource(dirname(path)), corrections);
}

/** One layer from raw files, named after the first of them. */
function openRawPaths(raw: RawPaths, read: Corrections): Promise<Dataset> {
  const { sae, config, firings, cooccurrence, words, vectors, pairs, categories } = raw;
  if (words && !vectors) throw new UsageError('--words needs --vectors beside it.');
  if (vectors && !words && /\.npy(\.gz)?$/i.test(vectors)) {
    throw new UsageError(
      '--vectors needs --words beside it, where it is no text table that names its words.',
    );
  }
  if (pairs && !vectors) throw new UsageError('--pairs needs --vectors beside it.');
  const layer: RecipeLayer = {
    id: '0',
    read,
    name: basename(sae ?? firings ?? vectors ?? cooccurrence ?? '').replace(/\.[^.]*$/, ''),
    ...(sae ? { sae, config: config ?? configBeside(sae) } : {}),
    ...(firings ? { firings } : {}),
    ...(cooccurrence ? { cooccurrence } : {}),
    ...(vectors ? { words: vectors } : {}),
  };
  const recipe = {
    ...{
      name: layer.name,
      title: layer.name,
      description: '',
      item: 'feature',
      categories: categories ?? [],
    },
    layers: [layer],
    ...(vectors
      ? {
          relations: {
            ...(words ? { words } : {}),
            ...{ pairs: [...(pairs ?? [])], names: {}, covariates: {} },
          },
        }
      : {}),
    provenance: {
      ...{ model: '', sae: sae ?? '', source: 'raw files', licence: '', citation: '', method: '' },
      preprocessing: 'raw',
    },
  };
  return openRaw(recipe, folderSource(''));
}

/** The configuration that stands beside a checkpoint, where there is one. */
export function configBeside(sae: string): string | undefined {
  const folder = dirname(sae);
  return ['cfg.json', 'config.json', 'hyperparams.json', '../hyperparams.json']
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
}
