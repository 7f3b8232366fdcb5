import type { BlockFirings, BlockText, Relations } from '../dataset.ts';
import type { JsonLines } from '../files/json.ts';
import { readLabelFile } from '../formats/labels/labelFile.ts';
import { checkedRange, fittedRows } from '../formats/labels/labelRows.ts';
import { textsOf } from '../formats/labels/labels.ts';
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
  tables: Tables,
): Promise<JsonLines | null> {
  if (path === undefined) {
    const named = sae === undefined ? null : await tables(sae);
    if (named) return named.labels();
    const list = sae !== undefined && sae === words ? relations?.words : undefined;
    return list ? { records: list.map((description) => ({ description })), skipped: 0 } : null;
  }
  const paths = typeof path === 'string' ? [path] : path;
  const files = await Promise.all(
    paths.map(async (one) =>
      readLabelFile(await source.read(one), source.describe(one), corrections?.label ?? ''),
    ),
  );
  const place = paths.map((one) => source.describe(one)).join(', ');
  const owner = sae === undefined ? 'the firings have' : 'the decoder has';
  if (paths.every(isTable)) return fittedRows(files, features, place, owner);
  return checkedRange(joined(files), features, place, owner);
}

const isTable = (path: string) => /\.(csv|tsv|txt|json|parquet)(\.gz)?$/i.test(path);

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
