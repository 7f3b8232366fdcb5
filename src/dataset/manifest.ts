import * as v from 'valibot';
import { kindOf } from './formats/relations.ts';
import {
  check,
  count,
  dictionary,
  fault,
  featureCount,
  neuronpedia,
  object,
  path,
  provenance,
  rule,
  text,
} from './schema.ts';

/** The version of the bundle format that this code reads and writes. */
export const MANIFEST_VERSION = 1;
const ADVICE = 'Correct the manifest; docs/bundle.md describes it.';

const layer = object({
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
      texts: v.optional(path),
      blocks: count,
      rule: v.optional(rule),
    }),
  ),
  cooccurrence: v.optional(
    object({ indptr: path, indices: path, counts: path, blocks: count, rule: v.optional(rule) }),
  ),
  activations: v.optional(object({ path, tokens: count })),
  layout: v.optional(object({ path, dim: v.picklist([2, 3], '2 or 3') })),
  words: v.optional(object({ path, dim: count })),
  neuronpedia: v.optional(neuronpedia),
});

const relations = object({
  words: object({ path, count: featureCount }),
  pairs: v.array(
    object({ id: v.pipe(text, v.nonEmpty('a name')), name: v.optional(text), path, pairs: count }),
    'a list',
  ),
  covariates: v.optional(v.record(text, path, 'an object of names and paths')),
});

const schema = object({
  version: v.literal(MANIFEST_VERSION, `version ${MANIFEST_VERSION}`),
  name: v.pipe(text, v.nonEmpty('a name')),
  title: text,
  description: v.optional(text, ''),
  item: v.optional(text, 'feature'),
  defaultLayer: text,
  categories: v.optional(v.array(text, 'a list'), []),
  layers: v.pipe(v.array(layer, 'a list'), v.nonEmpty('at least one layer')),
  relations: v.optional(relations),
  provenance,
  /** read one by one, for a bundle opens without them as well: see `readEntries` */
  results: v.optional(v.unknown()),
});

/** A checked manifest. */
export type Manifest = v.InferOutput<typeof schema>;
/** One layer of a checked manifest. */
export type ManifestLayer = Manifest['layers'][number];

/**
 * Checks a parsed `manifest.json` against version 1 of the bundle format.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readManifest(value: unknown, file: string): Manifest {
  // An unknown version first: whatever else differs follows from it.
  const version = v.safeParse(v.looseObject({ version: v.number() }), value);
  if (version.success && version.output.version !== MANIFEST_VERSION) {
    throw fault(file, 'version', `version ${MANIFEST_VERSION}`, kindOf(version.output.version), ADVICE);
  }
  const manifest = check(schema, value, file, ADVICE);
  checkLayers(manifest, file);
  return manifest;
}

/** What no single field shows: layers' names, and what a layer needs to have beside what it has. */
function checkLayers({ layers, defaultLayer, relations: related }: Manifest, file: string): void {
  const ids = new Set<string>();
  const sizes = new Map<string, number>();
  const wrong = (field: string, expected: string, found: string) =>
    fault(file, field, expected, found, ADVICE);
  layers.forEach((one, i) => {
    const at = (field: string) => `layers[${i}].${field}`;
    if (ids.has(one.id)) throw wrong(at('id'), 'a name that no other layer has', kindOf(one.id));
    ids.add(one.id);
    if (!one.decoder && !one.words) throw wrong(at('decoder'), '“decoder” or “words”', 'neither');
    if (one.dictionary !== undefined && one.decoder) {
      const { features } = one.decoder;
      const size = sizes.get(one.dictionary) ?? features;
      if (size !== features) {
        const expected = `${size} as the other layers of dictionary “${one.dictionary}” have, for their features correspond by position`;
        throw wrong(at('decoder.features'), expected, kindOf(features));
      }
      sizes.set(one.dictionary, size);
    }
    const beside = [
      'dictionary',
      'labels',
      'notes',
      'frequency',
      'firings',
      'cooccurrence',
      'layout',
      'neuronpedia',
    ] as const;
    for (const field of beside) {
      if (one[field] && !one.decoder) throw wrong(at(field), 'a “decoder” beside it', 'none');
    }
    if (one.words && !related) throw wrong('relations', 'the words that layers have vectors of', 'nothing');
  });
  if (!ids.has(defaultLayer)) {
    throw wrong('defaultLayer', `one of the layers (${[...ids].join(', ')})`, kindOf(defaultLayer));
  }
}
