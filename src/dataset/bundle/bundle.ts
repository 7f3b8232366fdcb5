import type { BlockFirings, Dataset, FeatureNotes, Labels, Relations } from '../dataset.ts';
import { DataError } from '../error.ts';
import { readCooccurrenceRows } from '../formats/cooccurrence/cooccurrenceRows.ts';
import { toIntegers } from '../files/elements.ts';
import { fingerprintOfFiles } from '../files/fingerprint.ts';
import { blockFirings } from '../formats/firings/firings.ts';
import { MOST_FIELDS, readJson } from '../files/json.ts';
import { EVERY_PAIR, readRelation, readWords } from '../formats/relations/relations.ts';
import { wordPlaces } from '../wordPlaces.ts';
import { labelsOf, NO_NOTES, NO_TEXT, notesOf, textsOf } from '../formats/labels/labels.ts';
import { dimOf, infoOf } from './info.ts';
import { type Manifest, type ManifestLayer, readManifest } from './manifest.ts';
import { type Readers, readers } from '../files/readers.ts';
import { createCache } from '../sources/cache.ts';
import { publishedResults } from './results/published.ts';
import type { Source } from '../sources/source.ts';
import { bundleFolder, urlSource } from '../sources/url.ts';

/**
 * Opens a bundle: reads and checks its manifest. Arrays are read when they are asked for, and cached.
 *
 * @throws DataError when the manifest is missing or not of version 1
 */
export async function openBundle(source: Source): Promise<Dataset> {
  const file = source.describe('manifest.json');
  const manifest = readManifest(
    await readJson(await source.read('manifest.json', { most: MOST_FIELDS }), file),
    file,
  );
  return datasetOf(manifest, source);
}

/**
 * Opens the bundle at a web address.
 *
 * @param address  the address of the bundle's folder or of its `manifest.json`; absolute, or relative to `base`
 */
export async function openBundleAt(address: string, base?: string): Promise<Dataset> {
  return openBundle(urlSource(bundleFolder(address, base)));
}

function datasetOf(manifest: Manifest, source: Source): Dataset {
  const layers = new Map(manifest.layers.map((layer) => [layer.id, layer]));
  const layerOf = (id: string) => {
    const layer = layers.get(id);
    if (layer) return layer;
    throw new DataError(
      `${manifest.name}: expected a layer among ${[...layers.keys()].join(', ')}, found “${id}”; choose one of them.`,
    );
  };
  const part = <K extends keyof ManifestLayer>(id: string, name: K): NonNullable<ManifestLayer[K]> => {
    const found = layerOf(id)[name];
    if (found !== undefined) return found;
    throw new DataError(
      `${source.describe('manifest.json')}: layer ${id}: expected “${name}”, found nothing; ` +
        'choose a layer that has it, or add it to the bundle.',
    );
  };
  const read = readers(source);
  const cached = createCache();
  const relations = () => cached('relations', () => readRelations(manifest, source, read));
  const results = publishedResults(manifest, source);
  return {
    info: { ...infoOf(manifest), ...(results && { results: results.keys }) },
    decoder: async (id) => {
      const { path, features, dim } = part(id, 'decoder');
      return cached(`matrix ${path} ${features} ${dim}`, () => read.matrix(path, features, dim));
    },
    firings: async (id) => {
      part(id, 'firings');
      return cached(`firings ${id}`, () => readFirings(layerOf(id), manifest, source, read));
    },
    cooccurrence: async (id) => {
      const { indptr, indices, counts, blocks } = part(id, 'cooccurrence');
      return cached(`cooccurrence ${id}`, async () => {
        const rows = await Promise.all([indptr, indices, counts].map((path) => read.array(path)));
        const { features } = part(id, 'decoder');
        return readCooccurrenceRows(rows[0]!, rows[1]!, rows[2]!, features, blocks, source.describe(counts));
      });
    },
    labels: async (id) =>
      cached(`labels ${id}`, () => readLabels(layerOf(id), part(id, 'decoder').features, read)),
    notes: async (id, feature) => {
      const { features } = part(id, 'decoder');
      const notes = await cached(`notes ${id}`, () => readNotes(layerOf(id), features, read));
      return notes.get(feature) ?? NO_NOTES;
    },
    texts: async (id, blocks) => {
      const { texts, blocks: most } = part(id, 'firings');
      if (texts === undefined) return blocks.map(() => NO_TEXT);
      const found = await cached(`texts ${texts}`, async () => textsOf(await read.lines(texts), most));
      return blocks.map((block) => found.get(block) ?? NO_TEXT);
    },
    activations: async (id) => {
      const { path, tokens } = part(id, 'activations');
      return cached(`matrix ${path}`, () => read.matrix(path, tokens, dimOf(layerOf(id))));
    },
    encoding: async (id) => {
      const { encoder, activations, tokens, offsets } = part(id, 'encoding');
      const { features } = part(id, 'decoder');
      return cached(`encoding ${id}`, async () => {
        const { openEncoding } = await import('../formats/activations/encoding.ts');
        const found = await openEncoding({ sae: encoder, activations: [activations], offsets }, source);
        const sizes = [found.encoder.weights.rows, found.tokens.count];
        if (sizes[0] === features && sizes[1] === tokens) return found;
        throw new DataError(
          `${source.describe(encoder)}: expected ${features} features and ${tokens} tokens, found ${sizes.join(' and ')}; publish the bundle again.`,
        );
      });
    },
    layout: async (id) => {
      const { path, dim } = part(id, 'layout');
      return cached(`matrix ${path}`, () => read.matrix(path, part(id, 'decoder').features, dim));
    },
    relations: async () => {
      if (manifest.relations) return relations();
      throw new DataError(
        `${source.describe('manifest.json')}: expected “relations”, found nothing; this dataset has no relations between words.`,
      );
    },
    wordVectors: async (id) => {
      const { path, dim } = part(id, 'words');
      const { count } = manifest.relations!.words;
      return cached(`matrix ${path} ${count} ${dim}`, () => read.matrix(path, count, dim));
    },
    fingerprint: async (id) =>
      cached(`fingerprint ${id}`, () => {
        const layer = layerOf(id);
        return fingerprintOfFiles([layer, manifest.categories], computedFrom(layer), source);
      }),
    ...(results && { results }),
  };
}

/** The files of a layer from which numbers are computed. */
function computedFrom({ decoder, firings, cooccurrence, words, encoding }: ManifestLayer): string[] {
  const paths = [
    decoder?.path,
    words?.path,
    firings?.indptr,
    firings?.indices,
    firings?.category,
    firings?.document,
    cooccurrence?.indptr,
    cooccurrence?.indices,
    cooccurrence?.counts,
    encoding?.encoder,
    encoding?.activations,
    encoding?.offsets,
  ];
  return paths.filter((path) => path !== undefined);
}

async function readFirings(
  { decoder, firings }: ManifestLayer,
  { categories }: Manifest,
  source: Source,
  read: Readers,
): Promise<BlockFirings> {
  const { indptr, indices, category, document, blocks } = firings!;
  const [starts, numbers, kinds, documents] = await Promise.all([
    read.array(indptr),
    read.array(indices),
    category === undefined ? null : read.array(category),
    document === undefined ? null : read.array(document),
  ]);
  // The sizes are checked first: with the wrong number of blocks, the indices mean little.
  toIntegers(starts, source.describe(indptr), blocks + 1);
  const found = blockFirings(starts, numbers, kinds, decoder!.features, source.describe(indices));
  const unnamed = found.category?.find((number) => number >= categories.length);
  if (unnamed !== undefined) {
    throw new DataError(
      `${source.describe(category!)}: expected categories from 0 to ${categories.length - 1}, as the manifest names them, found ${unnamed}; name every category in “categories”.`,
    );
  }
  return documents
    ? { ...found, document: toIntegers(documents, source.describe(document!), blocks) }
    : found;
}

async function readLabels(
  { labels, frequency }: ManifestLayer,
  features: number,
  read: Readers,
): Promise<Labels> {
  const [lines, fractions] = await Promise.all([
    labels ? read.lines(labels.path) : { records: [], skipped: 0 },
    frequency ? read.column(frequency.path, features) : null,
  ]);
  return labelsOf(lines, features, fractions);
}

async function readNotes(
  { notes, labels }: ManifestLayer,
  features: number,
  read: Readers,
): Promise<Map<number, FeatureNotes>> {
  const from = notes ?? labels;
  return from ? notesOf(await read.lines(from.path), features) : new Map();
}

async function readRelations({ relations }: Manifest, source: Source, read: Readers): Promise<Relations> {
  const { words, pairs, covariates } = relations!;
  const list = readWords(await read.json(words.path), source.describe(words.path), words.count);
  const places = wordPlaces(list);
  const columns = Object.entries(covariates ?? {});
  const [sets, values] = await Promise.all([
    Promise.all(
      pairs.map(async ({ id, name, path, pairs: count }) => {
        const file = source.describe(path);
        const relation = readRelation(await read.json(path), places, id, file, EVERY_PAIR);
        if (relation.pairs.length / 2 !== count) {
          throw new DataError(
            `${file}: expected ${count} pairs, found ${relation.pairs.length / 2}; correct “pairs” in the manifest or the file.`,
          );
        }
        return { ...relation, name: name ?? relation.name };
      }),
    ),
    Promise.all(columns.map(([, path]) => read.column(path, list.length))),
  ]);
  return {
    words: list,
    relations: sets,
    covariates: Object.fromEntries(columns.map(([name], i) => [name, values[i]!])),
  };
}
