import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Dataset } from '../../dataset/dataset.ts';
import { readJson } from '../../dataset/formats/json.ts';
import { openRaw } from '../../dataset/raw.ts';
import { readRecipe } from '../../dataset/recipe.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { writeBundle, type BundleOptions } from '../../dataset/publish/write.ts';
import { UsageError } from '../errors.ts';
import { folderSource } from '../folder.ts';
import { openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  from: 'string',
  out: 'string',
  name: 'string',
  licence: 'string',
  threshold: 'string',
  'block-length': 'string',
} as const;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

/** `bundle RECIPE --from DIR --out DIR`, or `bundle --sae FILE … --out DIR`: writes a bundle's folder. */
export async function bundleCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const { out } = values;
  if (!out) throw new UsageError('bundle: expected --out DIR, the folder to write.');
  await checkEmpty(out);
  const { dataset, options } =
    positionals.length > 0 ? await fromRecipe(positionals, values) : await fromRawFiles(values);
  const { files, published } = await start('1', (work) => writeBundle(dataset, options, work));
  let bytes = 0;
  for (const [path, content] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), content);
    bytes += content.length;
  }
  const { masked, examples, examplesKept } = published;
  return { out, name: dataset.info.name, files: files.size, bytes, masked, examples, examplesKept };
}

/** A folder of something else is not overwritten. */
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

async function fromRecipe(positionals: readonly string[], { from }: Values): Promise<Made> {
  const [name] = positionals;
  if (positionals.length > 1)
    throw new UsageError(`bundle: expected one recipe, found ${positionals.join(' ')}.`);
  if (!from) throw new UsageError('bundle: expected --from DIR, the folder of the raw files.');
  const path = name!.endsWith('.json') ? name! : join('recipes', `${name}.json`);
  const recipe = readRecipe(await readJson(await folderSource('').read(path), path), path);
  const source = folderSource(from);
  const { datasheet } = recipe.provenance;
  return {
    dataset: await openRaw(recipe, source),
    options: {
      rule: recipe.rule,
      publish: recipe.publish,
      datasheet: datasheet === undefined ? null : await readFile(source.describe(datasheet), 'utf8'),
    },
  };
}

async function fromRawFiles(values: Values): Promise<Made> {
  const opened = await openSource([], values);
  const { name, licence = 'not stated', threshold } = values;
  const provenance = { ...opened.info.provenance, licence };
  const info = { ...opened.info, ...(name ? { name, title: name } : {}), provenance };
  const given = threshold !== undefined || values['block-length'] !== undefined;
  const rule = {
    threshold: ruleThreshold(threshold),
    blockLength: wholeNumber('block-length', values['block-length'] ?? '256', 1),
  };
  return {
    dataset: { ...opened, info },
    options: { rule: given ? rule : undefined, publish: undefined, datasheet: null },
  };
}

function ruleThreshold(value: string | undefined): number {
  const threshold = Number(value ?? 1);
  if (Number.isFinite(threshold)) return threshold;
  throw new UsageError(`--threshold: expected a number, found “${value}”.`);
}
