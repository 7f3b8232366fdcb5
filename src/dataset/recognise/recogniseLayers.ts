import { AS_FOUND, type Corrections } from '../corrections.ts';
import { recognise } from './recognise.ts';
import type { RecognisedFile } from './recognised.ts';
import { readJson } from '../files/json.ts';
import { readSaeConfig, type SaeSizes, UNKNOWN_SIZES } from '../formats/sae/sae.ts';
import type { RecipeLayer } from './recipe.ts';
import type { Source } from '../sources/source.ts';

/** How the files of a layer are read: the checkpoint by its configuration, labels from the files that hold them. */
async function readingOf(layer: RecipeLayer, source: Source) {
  const { sae, words, features, read = AS_FOUND } = layer;
  const paths = features === undefined ? [] : [features].flat();
  const own = paths.length === 0 ? read.label : '';
  const readings = new Map<string, { corrections: Corrections; sizes: SaeSizes }>();
  for (const path of paths)
    readings.set(path, { corrections: { ...AS_FOUND, label: read.label }, sizes: UNKNOWN_SIZES });
  if (words !== undefined)
    readings.set(words, { corrections: { ...AS_FOUND, label: own }, sizes: UNKNOWN_SIZES });
  if (sae !== undefined)
    readings.set(sae, { corrections: { ...read, label: own }, sizes: await sizesOf(layer, source) });
  return readings;
}

async function sizesOf({ config }: RecipeLayer, source: Source): Promise<SaeSizes> {
  if (config === undefined) return UNKNOWN_SIZES;
  return readSaeConfig(await readJson(await source.read(config), source.describe(config)));
}

/**
 * Tells what files are once it is known what they make together: a checkpoint is then read by its configuration, and
 * as the reader corrects it.
 *
 * @param files  as they were recognised one by one
 * @throws DataError when a file cannot be read
 */
export async function recogniseTogether(
  files: readonly RecognisedFile[],
  layers: readonly RecipeLayer[],
  source: Source,
): Promise<RecognisedFile[]> {
  const readings = new Map(
    (await Promise.all(layers.map((layer) => readingOf(layer, source)))).flatMap((map) => [...map]),
  );
  const together: RecognisedFile[] = [];
  for (const file of files) {
    const reading = readings.get(file.path);
    const same =
      !reading ||
      (reading.sizes === UNKNOWN_SIZES && !reading.corrections.transpose && reading.corrections.label === '');
    together.push(same ? file : await recognise(file.path, await source.open(file.path), reading));
  }
  return together;
}

/**
 * Tells what the files of layers are, which are checkpoints one and all.
 *
 * @throws DataError when a file cannot be read
 */
export async function recogniseLayers(
  layers: readonly RecipeLayer[],
  source: Source,
): Promise<RecognisedFile[]> {
  const files: RecognisedFile[] = [];
  for (const layer of layers) {
    const reading = (await readingOf(layer, source)).get(layer.sae!);
    files.push(await recognise(layer.sae!, await source.open(layer.sae!), reading));
  }
  return files;
}
