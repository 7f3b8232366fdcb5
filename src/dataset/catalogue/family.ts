import * as v from 'valibot';
import { check, count, object, record, text } from '../schema.ts';

const nonEmpty = v.pipe(text, v.regex(/\S/, 'some text'));

/** A regular expression for whole paths, with a group for the layer and one for each other property of an SAE. */
const pattern = v.pipe(
  text,
  v.regex(/^\^.*\$$/s, 'a regular expression from ^ to $'),
  v.regex(/\(\?<layer>/, 'a regular expression with a group “layer”'),
  v.check(compiles, 'a regular expression'),
);

const labels = object({
  /** such as `gemma-2-2b/{layer}-gemmascope-res-{width}`: names in braces are properties */
  source: v.pipe(text, v.regex(/^[\w.{}-]+\/[\w.{}-]+$/, 'model/source of Neuronpedia')),
  /** the properties, and their values, of the SAEs that have labels; all SAEs without it */
  when: v.optional(record(v.array(text, 'a list of texts'), 'an object of lists')),
  /** of several sparsities of a layer only the one nearest to this has labels */
  nearestL0: v.optional(count),
});

const repository = object({
  repository: v.pipe(text, v.regex(/^[\w.-]+\/[\w.-]+$/, 'owner/name')),
  model: nonEmpty,
  hook: v.optional(nonEmpty),
  /** the width of a direction */
  dim: v.optional(count),
  /** properties that all SAEs of the repository share and that their paths do not name */
  fixed: v.optional(record(text, 'an object of texts')),
  labels: v.optional(v.array(labels, 'a list of rules')),
  /** `file` if the decoder fills its file; otherwise an encoder of the same size is in it */
  decoder: v.optional(v.literal('file', 'file')),
});

const family = object({
  id: v.pipe(text, v.regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and “-”')),
  title: nonEmpty,
  maker: nonEmpty,
  about: nonEmpty,
  hook: v.optional(nonEmpty),
  /** whether firings can be encoded from activations */
  encodes: v.boolean('true or false'),
  /** whether the strongest tokens of each feature are published beside the checkpoints */
  strongest: v.optional(v.boolean('true or false')),
  patterns: v.pipe(v.array(pattern, 'a list of patterns'), v.nonEmpty('at least one pattern')),
  /** what values of a property are called on screen, in the order of their listing */
  values: v.optional(record(record(text, 'an object of texts'), 'an object of objects')),
  repositories: v.pipe(v.array(repository, 'a list of repositories'), v.nonEmpty('at least one repository')),
});

/** SAEs that were published together, in one repository for each model or hook. */
export type Family = v.InferOutput<typeof family>;
/** One repository of a family. */
export type FamilyRepository = Family['repositories'][number];
/** A rule that says which SAEs of a repository have labels at Neuronpedia. */
export type LabelRule = v.InferOutput<typeof labels>;

const families = v.pipe(
  v.array(family, 'a list of families'),
  v.check((list) => allDiffer(list.map(({ id }) => id)), 'families with different ids'),
  v.check(
    (list) => allDiffer(list.flatMap(({ repositories }) => repositories.map((one) => one.repository))),
    'each repository once',
  ),
);

/**
 * Checks the parsed catalogue.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readFamilies(value: unknown, file: string): readonly Family[] {
  return check(families, value, file, 'Correct the catalogue; docs/formats.md describes it.');
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

const allDiffer = (names: readonly string[]): boolean => new Set(names).size === names.length;
