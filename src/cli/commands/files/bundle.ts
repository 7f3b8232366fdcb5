import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openBundle } from '../../../dataset/bundle/bundle.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import type { AddedResults } from '../../../dataset/bundle/results/write.ts';
import { memorySource } from '../../../dataset/sources/memory.ts';
import type { Source } from '../../../dataset/sources/source.ts';
import { readJson } from '../../../dataset/files/json.ts';
import { openRaw } from '../../../dataset/raw/raw.ts';
import { readRecipe } from '../../../dataset/recognise/recipe.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { FIRST_VIEW, RESULT_KINDS } from '../../../scales/publish/publishable.ts';
import { initialView } from '../../../scales/view.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { writeBundle, type BundleOptions } from '../../../dataset/bundle/publish/write.ts';
import { UsageError } from '../../errors.ts';
import { closedFolderSource, folderSource } from '../../folder.ts';
import { packageRoot } from '../../packageRoot.ts';
import { chosenLayer, openSource } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { BUNDLE_OPTIONS, type BundleValues, checkApply } from './bundleOptions.ts';

/**
 * `bundle RECIPE --from DIR --out DIR`, or `bundle --sae FILE … --out DIR`: writes a bundle's folder. `bundle DIR
 * --results …` adds results to an existing bundle.
 */
export async function bundleCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, BUNDLE_OPTIONS);
  const { out } = values;
  const kinds = resultKinds(values.results);
  const [folder] = positionals;
  if (positionals.length > 1) {
    throw new UsageError(`bundle: expected one recipe or bundle, found ${positionals.join(' ')}.`);
  }
  if (folder !== undefined && !values.from && existsSync(join(folder, 'manifest.json'))) {
    checkApply(values, 'bundle');
    return addToBundle(folder, kinds, values, start);
  }
  checkApply(values, folder === undefined ? 'raw files' : 'recipe');
  if (!out) throw new UsageError('bundle: expected --out DIR, the folder to write.');
  await checkEmpty(out);
  const { dataset, options } =
    folder === undefined ? await fromRawFiles(values) : await fromRecipe(folder, values);
  const { files: bundleFiles, published } = await start('1', (work) => writeBundle(dataset, options, work));
  const added = await computeResults(memorySource(bundleFiles), kinds, values, start);
  const files = new Map([...bundleFiles, ...added.files]);
  const bytes = await writeFiles(out, files);
  const { masked, examples, examplesKept } = published;
  const { name } = dataset.info;
  return { out, name, files: files.size, bytes, masked, examples, examplesKept, ...reportOf(kinds, added) };
}

/** The document's fields about results, if any were requested. */
const reportOf = (kinds: readonly string[], { added, skipped }: AddedResults) =>
  kinds.length > 0 ? { results: added, skipped } : {};

/** Adds results to a bundle and leaves its other files unchanged. */
async function addToBundle(
  folder: string,
  kinds: readonly string[],
  values: BundleValues,
  start: StartWork,
): Promise<object> {
  if (kinds.length === 0) {
    throw new UsageError(
      `bundle: expected --results with the results to add to the bundle ${folder}, or a recipe and --from.`,
    );
  }
  if (values.out) {
    throw new UsageError(
      'bundle: results are added to the bundle in place, found --out; to keep a bundle without them, copy it first.',
    );
  }
  const added = await computeResults(folderSource(folder), kinds, values, start);
  const bytes = await writeFiles(folder, added.files);
  return { out: folder, files: added.files.size, bytes, ...reportOf(kinds, added) };
}

async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<number> {
  let bytes = 0;
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    bytes += content.length;
  }
  return bytes;
}

/** Computes results of the chosen kinds with the parameters of the app's first view. */
async function computeResults(
  source: Source,
  kinds: readonly string[],
  { layer, threads }: BundleValues,
  start: StartWork,
): Promise<AddedResults> {
  if (kinds.length === 0) return { files: new Map(), added: 0, skipped: [] };
  // The analyses are large: they are loaded only when results are requested.
  const { precompute } = await import('../../../../workers/precompute.ts');
  const { info } = await openBundle(source);
  const layers = layer === undefined ? null : [chosenLayer(info, layer)];
  const choices = { kinds, scales: initialView().scales, layers };
  return start(threads, (work) => precompute(source, choices, work));
}

/** The kinds of results that `--results` names: a list of kinds, `first` for the app's first view, `all` or `none`. */
function resultKinds(value = 'none'): readonly string[] {
  if (value === 'none') return [];
  if (value === 'first') return FIRST_VIEW;
  if (value === 'all') return RESULT_KINDS;
  return value.split(',').map((kind) => choice('results', kind, RESULT_KINDS));
}

/** Refuses to overwrite a folder that holds anything but a bundle. */
async function checkEmpty(out: string): Promise<void> {
  if (!existsSync(out) || existsSync(join(out, 'manifest.json'))) return;
  const found = await readdir(out);
  if (found.length === 0) return;
  throw new UsageError(`--out: expected an empty folder or a bundle, found “${found[0]}” in ${out}.`);
}

interface Made {
  readonly dataset: Dataset;
  readonly options: BundleOptions;
}

/** Opens the raw files by a recipe, which is a file or the name of a recipe in the package. */
async function fromRecipe(name: string, { from }: BundleValues): Promise<Made> {
  if (!from) throw new UsageError('bundle: expected --from DIR, the folder of the raw files.');
  const path = name.endsWith('.json') ? name : join(packageRoot(), 'recipes', `${name}.json`);
  const recipe = readRecipe(await readJson(await folderSource('').read(path), path), path);
  const source = closedFolderSource(from);
  const { datasheet } = recipe.provenance;
  return {
    dataset: await openRaw(recipe, source),
    options: {
      rule: recipe.rule,
      publish: recipe.publish,
      datasheet: datasheet === undefined ? null : new TextDecoder().decode(await source.read(datasheet)),
      encodings: true,
    },
  };
}

async function fromRawFiles(values: BundleValues): Promise<Made> {
  const opened = await openSource([], values);
  const { name, licence = 'not stated', threshold } = values;
  const provenance = { ...opened.info.provenance, licence };
  const info = { ...opened.info, ...(name ? { name, title: name } : {}), provenance };
  const given = threshold !== undefined || values['block-length'] !== undefined;
  const rule = {
    threshold: ruleThreshold(threshold),
    blockLength: wholeNumber('block-length', values['block-length'] ?? String(BRAIN_DEFAULTS.blockLength), 1),
  };
  return {
    dataset: { ...opened, info },
    options: { rule: given ? rule : undefined, publish: undefined, datasheet: null },
  };
}

function ruleThreshold(value: string | undefined): number {
  const threshold = Number(value ?? BRAIN_DEFAULTS.threshold);
  if (Number.isFinite(threshold)) return threshold;
  throw new UsageError(`--threshold: expected a number, found “${value}”.`);
}
