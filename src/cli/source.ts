import { existsSync, statSync } from 'node:fs';
import { basename, dirname, normalize, sep } from 'node:path';
import { openBundle } from '../dataset/bundle/bundle.ts';
import {
  type Corrections,
  parseSample,
  parseTableRole,
  parseThreshold,
  printCorrections,
} from '../dataset/corrections.ts';
import { CONTROL_SEED, CONTROLS, controlKind, controlText, type Control } from '../dataset/control.ts';
import type { Dataset, DatasetInfo } from '../dataset/dataset.ts';
import { parsePreparation, prepared } from '../dataset/open/preparation.ts';
import { openFiles } from '../dataset/open/local.ts';
import type { Preparation } from '../dataset/reference.ts';
import { parseEncoding, TEXT_ENCODINGS } from '../dataset/textEncodings.ts';
import { isTorchName } from '../dataset/files/torch/endings.ts';
import { opensAlone } from '../dataset/formats/names.ts';
import { openRaw } from '../dataset/raw/raw.ts';
import { type Companions, companionPaths, findCompanions } from '../dataset/recognise/companions.ts';
import { bareName, layerName } from '../dataset/recognise/layerNames.ts';
import type { Recipe, RecipeLayer } from '../dataset/recognise/recipe.ts';
import { quietWork } from '../math/work/work.ts';
import { controlled } from '../../workers/controlled.ts';
import { wholeNumber } from './arguments.ts';
import { UsageError } from './errors.ts';
import { folderSource } from './folder.ts';

/** The options that name raw files instead of a bundle. */
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
  strict: 'boolean',
  tensor: 'string',
  transpose: 'boolean',
  'label-column': 'string',
  table: 'string',
  'stored-threshold': 'string',
  complete: 'boolean',
  sample: 'string',
  encoding: 'string',
  prepare: 'string',
  control: 'string',
  'control-seed': 'string',
} as const;

export interface SourceOptions extends RawPaths {
  /** refuses pairs with unknown words; a bundle is always read so */
  readonly strict?: boolean;
  /** name of the decoder's tensor */
  readonly tensor?: string;
  readonly transpose?: boolean;
  readonly 'label-column'?: string;
  readonly table?: string;
  readonly 'stored-threshold'?: string;
  readonly complete?: boolean;
  readonly sample?: string;
  readonly encoding?: string;
  readonly prepare?: string;
  readonly control?: string;
  readonly 'control-seed'?: string;
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
 * Opens the dataset that the command line names (a bundle's folder or manifest, or raw files), with its vectors
 * prepared, and a control in their place if one is named.
 *
 * @param positionals  the positional arguments: the bundle, or empty
 * @throws UsageError when neither a bundle nor raw files are named, when both are, or when a raw file lacks another
 *   that it needs
 * @throws DataError when a file is missing or malformed
 */
export async function openSource(positionals: readonly string[], options: SourceOptions): Promise<Dataset> {
  const { prepare = '', strict = false } = options;
  const preparation = parsePreparation(prepare);
  const control = controlOf(options);
  if (preparation) {
    const stored = await openStored(positionals, options, correctionsOf(options), strict);
    return asRead(stored, { preparation, control });
  }
  throw new UsageError(`--prepare: expected unit, centre, or both with a comma between, found “${prepare}”.`);
}

/** How a view reads and prepares the data that it names. */
export interface Reading {
  readonly corrections: Corrections;
  readonly preparation: Preparation;
  readonly control: Control | null;
}

/** Opens a bundle or a file as a view reads it; see `openSource`. */
export const openAsRead = async (path: string, reading: Reading): Promise<Dataset> =>
  asRead(await openStored([path], {}, reading.corrections, false), reading);

/** A dataset with its vectors prepared, and a control in their place, as a view has them. */
export function asRead(stored: Dataset, { preparation, control }: Omit<Reading, 'corrections'>): Dataset {
  const ready = prepared(stored, preparation);
  return control ? controlled(ready, control, quietWork) : ready;
}

/**
 * The control that takes the place of the vectors; null without one.
 *
 * @throws UsageError when there is no such control, or a seed without a control
 */
function controlOf({ control, 'control-seed': seed }: SourceOptions): Control | null {
  if (control === undefined) {
    if (seed === undefined) return null;
    throw new UsageError('--control-seed: expected --control with it, found none; add it.');
  }
  const kind = controlKind(control);
  if (kind)
    return { kind: kind.id, seed: seed === undefined ? CONTROL_SEED : wholeNumber('control-seed', seed, 0) };
  const known = CONTROLS.map(({ id }) => id).join(', ');
  throw new UsageError(`--control: expected one of ${known}, found “${control}”.`);
}

/** What a document says first if its numbers are of a control. */
export const controlNote = ({ control, item }: DatasetInfo) =>
  control ? { control: { ...control, note: controlText(control, item) } } : {};

/**
 * What the options say about raw files.
 *
 * @throws UsageError when one has another value than it may have
 */
function correctionsOf(options: SourceOptions): Corrections {
  const { tensor = '', transpose = false, 'label-column': label = '', complete } = options;
  const table = given('table', options.table, parseTableRole, 'labels or vectors');
  const threshold = given('stored-threshold', options['stored-threshold'], parseThreshold, 'a number');
  const sample = given(
    'sample',
    options.sample,
    parseSample,
    'all, or a number of features such as 32768 or 32768@7',
  );
  const encoding = given(
    'encoding',
    options.encoding,
    parseEncoding,
    `one of ${TEXT_ENCODINGS.map(({ id }) => id).join(', ')}`,
  );
  return {
    tensor,
    transpose,
    label,
    ...(table !== undefined && { table }),
    ...(threshold !== undefined && { threshold }),
    ...(complete && { complete }),
    ...(sample !== undefined && { sample }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** The value of an option; undefined without it. */
function given<T>(
  name: string,
  value: string | undefined,
  parse: (text: string) => T | null,
  expected: string,
): T | undefined {
  if (value === undefined) return undefined;
  const parsed = parse(value);
  if (parsed !== null) return parsed;
  throw new UsageError(`--${name}: expected ${expected}, found “${value}”.`);
}

async function openStored(
  positionals: readonly string[],
  raw: RawPaths,
  corrections: Corrections,
  strict: boolean,
): Promise<Dataset> {
  const named = rawNames(raw);
  if (positionals.length > 1) {
    throw new UsageError(`expected one SOURCE, found ${positionals.length}: ${positionals.join(' ')}.`);
  }
  if (positionals.length === 1 && named.length > 0) {
    throw new UsageError(`expected a bundle or raw files, found both “${positionals[0]}” and --${named[0]}.`);
  }
  const [source] = positionals;
  if (source !== undefined && opensAlone(source)) return openFile(source, corrections);
  if (source !== undefined && printCorrections(corrections) !== '') {
    throw new UsageError(
      `--tensor, --transpose, --label-column, --table, --stored-threshold, --complete, --sample and --encoding say how raw files such as --sae are read, found the bundle “${source}”, which says so itself; leave them out.`,
    );
  }
  if (source !== undefined) return openBundle(folderSource(bundleFolder(source)));
  if (named.length === 0) {
    throw new UsageError(
      'expected a SOURCE: a bundle folder or its manifest.json, a file, or raw files such as --sae.',
    );
  }
  return openRawPaths(raw, corrections, strict);
}

/**
 * The requested layer, or the dataset's default.
 *
 * @throws UsageError when there is no such layer
 */
export function chosenLayer({ layers, defaultLayer }: DatasetInfo, requested: string | undefined): string {
  const ids = layers.map(({ id }) => id);
  if (requested === undefined) return defaultLayer;
  if (ids.includes(requested)) return requested;
  throw new UsageError(`--layer: expected one of ${ids.join(', ')}, found “${requested}”.`);
}

/**
 * The folder of a bundle that the command line names directly or by its manifest.
 *
 * @throws UsageError when the path is neither a folder nor a manifest
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

/** Opens one file as the app does, with the configuration that stands beside a checkpoint. */
async function openFile(path: string, corrections: Corrections): Promise<Dataset> {
  const place = withSlashes(normalize(path));
  const paths = [place, ...companionPaths(await companionsOf(place))];
  return openFiles(paths, folderSource(''), corrections, bareName(place));
}

/** One layer of raw files, named after the first of them. */
async function openRawPaths(raw: RawPaths, corrections: Corrections, strict: boolean): Promise<Dataset> {
  const { sae, config, firings, cooccurrence, words, vectors, pairs, categories } = raw;
  if (words && !vectors) throw new UsageError('--words: expected --vectors with it, found none; add it.');
  if (vectors && !words && /\.npy(\.gz)?$/i.test(vectors)) {
    throw new UsageError(
      '--vectors: expected --words with an .npy file, which does not name its words, found none; add it.',
    );
  }
  if (pairs && !vectors) throw new UsageError('--pairs: expected --vectors with it, found none; add it.');
  const companions = sae ? await companionsOf(sae) : NO_COMPANIONS;
  const first = withSlashes(sae ?? firings ?? vectors ?? cooccurrence ?? '');
  const layer: RecipeLayer = {
    id: '0',
    name: layerName(first),
    read: corrections,
    ...(sae ? { sae, ...besideSae(companions, config) } : {}),
    ...(firings ? { firings } : {}),
    ...(cooccurrence ? { cooccurrence } : {}),
    ...(vectors ? { words: vectors } : {}),
  };
  const name = bareName(first);
  const recipe: Recipe = {
    name,
    title: name,
    description: '',
    item: 'feature',
    categories: categories ?? [],
    layers: [layer],
    ...(vectors
      ? {
          relations: {
            ...(words ? { words } : {}),
            pairs: [...(pairs ?? [])],
            ...(strict && { strict }),
            names: {},
            covariates: {},
          },
        }
      : {}),
    provenance: {
      model: '',
      sae: sae ?? '',
      source: 'raw files',
      licence: '',
      citation: '',
      method: '',
      preprocessing: 'raw',
    },
  };
  return openRaw(recipe, folderSource(''));
}

const withSlashes = (path: string): string => path.split(sep).join('/');

/** A file without others that belong to it. */
const NO_COMPANIONS: Companions = { configuration: null };

/** The parts of a layer that stand beside its checkpoint, with the configuration that the user names, if one is named. */
function besideSae({ configuration, ...others }: Companions, config: string | undefined) {
  const path = config ?? configuration?.path;
  return { ...(path !== undefined && { config: path }), ...others };
}

/**
 * The files that stand beside a checkpoint; none for a table.
 *
 * @throws DataError when one cannot be read
 */
export async function companionsOf(sae: string): Promise<Companions> {
  if (!/\.(npz|npy|safetensors)$/i.test(sae) && !isTorchName(sae)) return NO_COMPANIONS;
  return findCompanions(withSlashes(normalize(sae)), folderSource(''));
}
