import * as v from 'valibot';
import type { DataError } from '../error.ts';
import { kindOf } from '../error.ts';
import {
  itemName,
  check,
  count,
  dictionary,
  fault,
  featureCount,
  l0,
  neuronpedia,
  object,
  path,
  provenance,
  record,
  rule,
  text,
} from '../schema.ts';

/** The version of the bundle format that this code reads and writes. */
export const MANIFEST_VERSION = 1;
export const ADVICE = 'Correct the manifest; docs/bundle.md describes it.';

/** One layer of a manifest. */
export const layerSchema = object({
  id: v.pipe(text, v.regex(/^[\w.-]+$/, 'letters, digits, “.”, “_” or “-”')),
  name: text,
  dictionary: v.optional(dictionary),
  decoder: v.optional(object({ path, features: featureCount, dim: count })),
  labels: v.optional(object({ path })),
  notes: v.optional(object({ path })),
  frequency: v.optional(object({ path })),
  firings: v.optional(
    object({
      indptr: path,
      indices: path,
      category: v.optional(path),
      document: v.optional(path),
      texts: v.optional(path),
      blocks: count,
      rule: v.optional(rule),
    }),
  ),
  cooccurrence: v.optional(
    object({ indptr: path, indices: path, counts: path, blocks: count, rule: v.optional(rule) }),
  ),
  activations: v.optional(object({ path, tokens: count })),
  /** an encoder, and the activations of whole documents that it encodes */
  encoding: v.optional(object({ encoder: path, activations: path, tokens: count, offsets: path })),
  layout: v.optional(object({ path, dim: v.picklist([2, 3], '2 or 3') })),
  words: v.optional(object({ path, dim: count })),
  neuronpedia: v.optional(neuronpedia),
  /** the mean number of features that fire on a token */
  l0: v.optional(l0),
});

/** More than any dataset has, and few enough to be listed and compared on the screen. */
const MOST_RELATIONS = 1000;
const MOST_COVARIATES = 100;

/** The words, pairs and covariates of a manifest. */
export const relationsSchema = object({
  words: object({ path, count: featureCount }),
  pairs: v.pipe(
    v.array(
      object({ id: v.pipe(text, v.nonEmpty('a name')), name: v.optional(text), path, pairs: count }),
      'a list',
    ),
    v.maxLength(MOST_RELATIONS, `at most ${MOST_RELATIONS} relations`),
  ),
  covariates: v.optional(
    v.pipe(
      record(path, 'an object of names and paths'),
      v.maxEntries(MOST_COVARIATES, `at most ${MOST_COVARIATES} covariates`),
    ),
  ),
  first: v.optional(v.array(text, 'a list of relations')),
});

/** A category is a byte in the firings. */
const MOST_CATEGORIES = 256;

/** The schema of a manifest, as far as single fields are concerned. */
export const manifestSchema = object({
  /** the place of the JSON Schema of this format, for editors; it is not read */
  $schema: v.optional(text),
  version: v.literal(MANIFEST_VERSION, `version ${MANIFEST_VERSION}`),
  name: v.pipe(text, v.nonEmpty('a name')),
  title: text,
  description: v.optional(text, ''),
  item: v.optional(itemName, 'feature'),
  defaultLayer: text,
  categories: v.optional(
    v.pipe(v.array(text, 'a list'), v.maxLength(MOST_CATEGORIES, `at most ${MOST_CATEGORIES} categories`)),
    [],
  ),
  layers: v.pipe(v.array(layerSchema, 'a list'), v.nonEmpty('at least one layer')),
  relations: v.optional(relationsSchema),
  provenance,
  /** the file of a lesson about it; `docs/lessons.md` describes it */
  lesson: v.optional(path),
  /** read one by one, because a bundle also opens without them: see `readEntries` */
  results: v.optional(v.unknown()),
});

/** A checked manifest. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
/** One layer of a checked manifest. */
export type ManifestLayer = Manifest['layers'][number];

/**
 * Checks a parsed `manifest.json` against version 1 of the bundle format.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readManifest(value: unknown, file: string): Manifest {
  const version = versionFault(value, file);
  if (version) throw version;
  const manifest = check(manifestSchema, value, file, ADVICE);
  for (const found of layerFaults(manifest, file)) throw found;
  return manifest;
}

/** The fault of an unknown version, which comes first because other differences follow from it; null for a known version. */
export function versionFault(value: unknown, file: string): DataError | null {
  const version = v.safeParse(v.looseObject({ version: v.number() }), value);
  if (!version.success || version.output.version === MANIFEST_VERSION) return null;
  return fault(file, 'version', `version ${MANIFEST_VERSION}`, kindOf(version.output.version), ADVICE);
}

/** The fields of a layer that describe its features, and so need a `decoder` beside them. */
export const BESIDE_DECODER = [
  'dictionary',
  'labels',
  'notes',
  'frequency',
  'firings',
  'cooccurrence',
  'layout',
  'encoding',
  'neuronpedia',
  'l0',
] as const;

/** The parts of a manifest that refer to each other; a layer that does not fit by itself is null. */
export interface LayerParts {
  readonly layers: readonly (ManifestLayer | null)[];
  readonly defaultLayer: string;
  /** as far as they are present */
  readonly relations?: unknown;
}

/** The faults that no single field shows: in layers' names, and in what a layer needs in addition to what it has. */
export function* layerFaults(
  { layers, defaultLayer, relations: related }: LayerParts,
  file: string,
): Generator<DataError> {
  const ids = new Set<string>();
  const sizes = new Map<string, number>();
  const wrong = (field: string, expected: string, found: string) =>
    fault(file, field, expected, found, ADVICE);
  for (const [i, one] of layers.entries()) {
    if (!one) continue;
    const at = (field: string) => `layers[${i}].${field}`;
    if (ids.has(one.id)) yield wrong(at('id'), 'a name that no other layer has', kindOf(one.id));
    ids.add(one.id);
    if (!one.decoder && !one.words) yield wrong(at('decoder'), '“decoder” or “words”', 'neither');
    if (one.dictionary !== undefined && one.decoder) {
      const { features } = one.decoder;
      const size = sizes.get(one.dictionary) ?? features;
      if (size !== features) {
        const expected = `${size} as the other layers of dictionary “${one.dictionary}” have, because their features correspond by position`;
        yield wrong(at('decoder.features'), expected, kindOf(features));
      }
      sizes.set(one.dictionary, size);
    }
    for (const field of BESIDE_DECODER) {
      if (one[field] && !one.decoder) yield wrong(at(field), 'a “decoder” beside it', 'none');
    }
    if (one.words && related === undefined) {
      yield wrong('relations', 'the words that layers have vectors of', 'nothing');
    }
  }
  if (layers.every((one) => one !== null) && !ids.has(defaultLayer)) {
    yield wrong('defaultLayer', `one of the layers (${[...ids].join(', ')})`, kindOf(defaultLayer));
  }
}
