import type { Relation, Relations } from '../dataset.ts';
import { DataError } from '../error.ts';
import { readRelation, readWords } from '../formats/relations/relations.ts';
import { wordPlaces } from '../wordPlaces.ts';
import type { Readers } from '../files/readers.ts';
import type { Recipe } from '../recognise/recipe.ts';
import type { Source } from '../sources/source.ts';
import type { Tables } from '../formats/tables/tables.ts';

/** The words of a recipe's relations, their pairs and covariates; null if it has none. */
export async function readRelations(
  recipe: Recipe,
  source: Source,
  read: Readers,
  tables: Tables,
): Promise<Relations | null> {
  if (!recipe.relations) return null;
  const { words, pairs, names, covariates, strict = false } = recipe.relations;
  const list =
    words === undefined
      ? await tableWords(recipe, source, tables)
      : readWords(await read.json(words), source.describe(words));
  const places = wordPlaces(list);
  const reading = { unknown: strict ? 'refuse' : 'leave out', repeated: 'leave out' } as const;
  const relations: Relation[] = [];
  for (const path of pairs) {
    const id = path.replace(/^.*[\\/]/, '').replace(/\.json(\.gz)?$/, '');
    const relation = readRelation(await read.json(path), places, id, source.describe(path), reading);
    // A file may be named like a property that every object has, such as `constructor`.
    relations.push({ ...relation, name: Object.hasOwn(names, id) ? names[id]! : relation.name });
  }
  const columns: Record<string, Float32Array> = {
    characters: Float32Array.from(list, (word) => Array.from(word).length),
  };
  for (const [name, { path, field, scale }] of Object.entries(covariates)) {
    const values = await readCovariate(path, field, list.length, source, read);
    columns[name] = scale === 'log10' ? values.map((value) => Math.log10(value)) : values;
  }
  return { words: list, relations, covariates: columns };
}

/** The words of the first layer's table; if other layers have tables, their rows are the same words. */
async function tableWords({ layers }: Recipe, source: Source, tables: Tables): Promise<readonly string[]> {
  const path = layers.find(({ words }) => words !== undefined)?.words;
  const table = path === undefined ? null : await tables(path);
  if (table) return table.words();
  throw new DataError(
    `${path === undefined ? 'relations' : source.describe(path)}: expected a list of words, found none; add words.json, or give the vectors as a text table that names its words.`,
  );
}

/** A number for each word: a field of JSON Lines records in the words' order, or a list in a JSON object. */
async function readCovariate(
  path: string,
  field: string,
  words: number,
  source: Source,
  read: Readers,
): Promise<Float32Array> {
  const values = /\.jsonl(\.gz)?$/.test(path)
    ? (await read.lines(path)).records.map((record) => record[field])
    : ((await read.json(path)) as Record<string, unknown> | null)?.[field];
  if (
    !Array.isArray(values) ||
    values.length !== words ||
    !values.every((value) => typeof value === 'number')
  ) {
    throw new DataError(
      `${source.describe(path)}: expected a number “${field}” for each of ${words} words, found ${Array.isArray(values) ? `${values.length} values` : 'no list'}; correct the file or the recipe.`,
    );
  }
  return Float32Array.from(values);
}
