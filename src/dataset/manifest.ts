import * as v from 'valibot';
import { DataError } from './error.ts';
import { kindOf } from './formats/relations.ts';
import { pathFault } from './paths.ts';

export const MANIFEST_VERSION = 1;
/** The largest size that any axis may have. */
const MOST = 2 ** 31;

const text = v.string('text');
const count = v.pipe(
  v.number('a whole number'),
  v.check((n) => Number.isInteger(n) && n >= 1 && n <= MOST, 'a whole number from 1 to 2³¹'),
);
const path = v.pipe(
  v.string('a path relative to the manifest'),
  v.check(
    (value) => pathFault(value) === null,
    (issue) => `a path inside the manifest's folder (${pathFault(issue.input)})`,
  ),
);
/** A closed object: a field that is not of the format is more likely misspelt than meant. */
const object = <T extends v.ObjectEntries>(entries: T) => v.strictObject(entries, 'an object');

const rule = object({
  threshold: v.optional(v.number('a number')),
  blockLength: v.optional(count),
  text: v.optional(text),
});

const layer = object({
  id: v.pipe(text, v.regex(/^[\w.-]+$/, 'letters, digits, “.”, “_” or “-”')),
  name: text,
  decoder: v.optional(object({ path, features: count, dim: count })),
  labels: v.optional(object({ path })),
  notes: v.optional(object({ path })),
  frequency: v.optional(object({ path })),
  firings: v.optional(
    object({
      indptr: path,
      indices: path,
      category: v.optional(path),
      blocks: count,
      rule: v.optional(rule),
    }),
  ),
  activations: v.optional(object({ path, tokens: count })),
  layout: v.optional(object({ path, dim: v.picklist([2, 3], '2 or 3') })),
  words: v.optional(object({ path, dim: count })),
});

const relations = object({
  words: object({ path, count }),
  pairs: v.array(
    object({ id: v.pipe(text, v.nonEmpty('a name')), name: v.optional(text), path, pairs: count }),
    'a list',
  ),
  covariates: v.optional(v.record(text, path, 'an object of names and paths')),
});

const provenance = v.object(
  {
    model: v.optional(text, ''),
    sae: v.optional(text, ''),
    source: v.optional(text, ''),
    licence: text,
    citation: v.optional(text, ''),
    method: v.optional(text, ''),
    preprocessing: v.optional(text, ''),
    datasheet: v.optional(path),
  },
  'an object',
);

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
});

export type Manifest = v.InferOutput<typeof schema>;
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
    throw fault(file, 'version', `version ${MANIFEST_VERSION}`, kindOf(version.output.version));
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) throw issueFault(file, result.issues[0]);
  checkLayers(result.output, file);
  return result.output;
}

function issueFault(file: string, issue: v.BaseIssue<unknown>): DataError {
  const field = fieldName(issue.path ?? []);
  if (issue.expected === 'never') {
    return fault(
      file,
      field,
      'a field of the format',
      'one it does not know',
      'Remove it or correct its name.',
    );
  }
  const missing = issue.expected?.startsWith('"') && issue.input === undefined;
  return fault(file, field, missing ? 'a value, for it is required' : issue.message, kindOf(issue.input));
}

function fieldName(steps: readonly { key?: unknown }[]): string {
  return steps
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function fault(file: string, field: string, expected: string, found: string, advice?: string): DataError {
  const place = field ? `“${field}”: ` : '';
  return new DataError(
    `${file}: ${place}expected ${expected}, found ${found}. ${advice ?? 'Correct the manifest; docs/bundle.md describes it.'}`,
  );
}

/** What no single field shows: layers' names, and what a layer needs to have beside what it has. */
function checkLayers({ layers, defaultLayer, relations: related }: Manifest, file: string): void {
  const ids = new Set<string>();
  layers.forEach((one, i) => {
    const at = (field: string) => `layers[${i}].${field}`;
    if (ids.has(one.id)) throw fault(file, at('id'), 'a name that no other layer has', kindOf(one.id));
    ids.add(one.id);
    if (!one.decoder && !one.words) throw fault(file, at('decoder'), '“decoder” or “words”', 'neither');
    for (const field of ['labels', 'notes', 'frequency', 'firings', 'layout'] as const) {
      if (one[field] && !one.decoder) throw fault(file, at(field), 'a “decoder” beside it', 'none');
    }
    if (one.words && !related)
      throw fault(file, 'relations', 'the words that layers have vectors of', 'nothing');
  });
  if (!ids.has(defaultLayer)) {
    throw fault(file, 'defaultLayer', `one of the layers (${[...ids].join(', ')})`, kindOf(defaultLayer));
  }
}
