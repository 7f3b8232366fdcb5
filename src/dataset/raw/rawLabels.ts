import type { BlockFirings, BlockText, Relations } from '../dataset.ts';
import { DataError } from '../error.ts';
import type { JsonLines } from '../files/json.ts';
import { describedBy } from '../formats/labels/labelColumn.ts';
import { readLabelTable } from '../formats/labels/labelTable.ts';
import { labelledFeatures, textsOf } from '../formats/labels/labels.ts';
import type { Readers } from '../files/readers.ts';
import type { RecipeLayer } from '../recognise/recipe.ts';
import type { Source } from '../sources/source.ts';
import type { Tables } from '../formats/tables/tables.ts';

/** Labels and notes; without a file of them, the words that the decoder's rows stand for. */
export async function readLabels(
  { sae, words, features: path, read: corrections }: RecipeLayer,
  features: number,
  relations: Relations | null,
  source: Source,
  read: Readers,
  tables: Tables,
): Promise<JsonLines | null> {
  if (path === undefined) {
    const named = sae === undefined ? null : await tables(sae);
    if (named) return named.labels();
    const list = sae !== undefined && sae === words ? relations?.words : undefined;
    return list ? { records: list.map((description) => ({ description })), skipped: 0 } : null;
  }
  const paths = typeof path === 'string' ? [path] : path;
  const lines = joined(
    await Promise.all(paths.map((one) => readLines(one, corrections?.label ?? '', source, read))),
  );
  const labelled = labelledFeatures(lines);
  if (labelled > features) {
    throw new DataError(
      `${paths.map((one) => source.describe(one)).join(', ')}: labels for ${labelled.toLocaleString('en')} features, ${sae === undefined ? 'the firings have' : 'the decoder has'} ${features.toLocaleString('en')}; use files of the same SAE.`,
    );
  }
  return lines;
}

async function readLines(path: string, label: string, source: Source, read: Readers): Promise<JsonLines> {
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(path)) {
    return readLabelTable(await source.read(path), source.describe(path), label);
  }
  const { records, skipped } = await read.lines(path);
  return { records: describedBy(records, label, source.describe(path)), skipped };
}

const joined = (files: readonly JsonLines[]): JsonLines => ({
  records: files.flatMap(({ records }) => records),
  skipped: files.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** The texts of the blocks that firings were recorded in; empty without a file of them. */
export async function readTexts(
  { texts }: RecipeLayer,
  firings: BlockFirings | null,
  read: Readers,
): Promise<ReadonlyMap<number, BlockText>> {
  return texts === undefined ? new Map() : textsOf(await read.lines(texts), firings?.blocks ?? 0);
}
