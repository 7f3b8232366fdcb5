import * as v from 'valibot';
import { DataError, kindOf } from './error.ts';
import { NEURONPEDIA_ID } from './neuronpedia.ts';
import { PATH, pathFault } from './paths.ts';

/**
 * More features than any SAE has, and more words than any vocabulary; this bounds what is allocated and walked through for
 * each feature, whatever a file says.
 */
export const MOST_FEATURES = 2 ** 22;

/** Any string. */
export const text = v.string('text');
/** What a row of the decoder is called; sentences and headings are made of it, so it cannot be blank. */
export const itemName = v.pipe(text, v.regex(/\S/, 'a name'));
const wholeNumber = (most: number, shown: string) => {
  const range = `a whole number from 1 to ${shown}`;
  return v.pipe(v.number('a whole number'), v.integer(range), v.minValue(1, range), v.maxValue(most, range));
};
/** The size of an axis or of a list. */
export const count = wholeNumber(2 ** 31, '2³¹');
/** A number of features or words. */
export const featureCount = wholeNumber(MOST_FEATURES, '2²²');

/** A path relative to the manifest or to the folder of raw files; see `pathFault`. */
export const path = v.pipe(
  v.string('a path within the folder'),
  v.regex(PATH, (issue) => `a path that stays inside the folder (${pathFault(issue.input)})`),
);
/** The same schema of objects, with lists refused: valibot accepts them as objects whose keys are numbers. */
function noList<T extends v.GenericSchema>(schema: T): T {
  return {
    ...schema,
    '~run'(given: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      if (!Array.isArray(given.value)) return schema['~run'](given, config);
      v._addIssue(schema, 'type', given, config);
      return given;
    },
  };
}

/** A closed object: a field that the format does not have is more likely a misspelling than intended. */
export const object = <T extends v.ObjectEntries>(entries: T) => noList(v.strictObject(entries, 'an object'));

/**
 * An object with any keys.
 *
 * @param expected  what it is called in messages
 */
export const record = <T extends v.GenericSchema>(value: T, expected: string) =>
  noList(v.record(text, value, expected));

/** The rule that made firings. */
export const rule = object({
  threshold: v.optional(v.number('a number')),
  blockLength: v.optional(count),
  text: v.optional(text),
});

const neuronpediaId = v.pipe(text, v.regex(NEURONPEDIA_ID, 'letters, digits, “.”, “_” or “-”'));

/** The names by which Neuronpedia knows a layer's SAE. */
export const neuronpedia = object({ modelId: neuronpediaId, sourceId: neuronpediaId });

/** The mean number of features that fire on a token. */
const l0Range = 'a number above 0, at most 2²²';
export const l0 = v.pipe(v.number(l0Range), v.gtValue(0, l0Range), v.maxValue(MOST_FEATURES, l0Range));

/** The name that layers share whose features correspond by position. */
export const dictionary = v.pipe(text, v.nonEmpty('a name'));

/** Where a dataset comes from. */
export const provenance = v.object(
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

/**
 * Checks a value against a schema.
 *
 * @param file  where it was read, for messages
 * @param advice  what to do if the value does not fit
 * @throws DataError naming the first field that does not fit, what was expected and what was found
 */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  file: string,
  advice: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  throw issueFault(file, result.issues[0], advice);
}

/**
 * Every fault of a value against a schema.
 *
 * @param at  the value's place in the file, such as `layers[0]`; empty for the whole file
 */
export function schemaFaults(
  schema: v.GenericSchema,
  value: unknown,
  file: string,
  advice: string,
  at = '',
): DataError[] {
  return (v.safeParse(schema, value).issues ?? []).map((issue) => issueFault(file, issue, advice, at));
}

function issueFault(file: string, issue: v.BaseIssue<unknown>, advice: string, at = ''): DataError {
  const field = (at + fieldName(issue.path ?? [])).replace(/^\./, '');
  if (issue.expected === 'never') {
    return fault(
      file,
      field,
      'a field of the format',
      'one that the format does not have',
      'Remove it or correct its name.',
    );
  }
  const missing = issue.expected?.startsWith('"') && issue.input === undefined;
  return fault(
    file,
    field,
    missing ? 'a value, which is required' : issue.message,
    kindOf(issue.input),
    advice,
  );
}

function fieldName(steps: readonly { key?: unknown }[]): string {
  return steps.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

/** A refusal of one field of a file; `field` is empty if it concerns the whole file. */
export function fault(
  file: string,
  field: string,
  expected: string,
  found: string,
  advice: string,
): DataError {
  const place = field ? `“${field}”: ` : '';
  return new DataError(`${file}: ${place}expected ${expected}, found ${found}. ${advice}`);
}
