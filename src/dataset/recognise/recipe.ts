import * as v from 'valibot';
import { SAMPLE_SEED } from '../corrections.ts';
import { TEXT_ENCODINGS } from '../textEncodings.ts';
import {
  itemName,
  check,
  count,
  dictionary,
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

const corrections = object({
  /** the tensor that is the decoder, if it has no usual name */
  tensor: v.optional(text, ''),
  /** the decoder is the other way round than it is taken for */
  transpose: v.optional(v.boolean('true or false'), false),
  /** the column or field of the labels */
  label: v.optional(text, ''),
  /** what a text table holds that could be either */
  table: v.exactOptional(v.picklist(['labels', 'vectors'], '“labels” or “vectors”')),
  /** what a stored value exceeds where a feature fires */
  threshold: v.exactOptional(v.pipe(v.number('a number'), v.finite('a finite number'))),
  /** whether features are left out of which a file stores only the strongest firings */
  complete: v.exactOptional(v.boolean('true or false')),
  /** the encoding of texts that are not UTF-8 */
  encoding: v.exactOptional(
    v.picklist(
      TEXT_ENCODINGS.map(({ id }) => id),
      'the name of an encoding, such as “windows-1250”',
    ),
  ),
  /** how many features of a decoder are read: all, or a sample of some number with a seed */
  sample: v.exactOptional(
    v.union(
      [v.literal('all'), object({ count: featureCount, seed: v.optional(count, SAMPLE_SEED) })],
      '“all”, or a “count” and a “seed”',
    ),
  ),
});

const layer = object({
  id: v.pipe(text, v.regex(/^[\w.-]+$/, 'letters, digits, “.”, “_” or “-”')),
  name: text,
  /** layers of the same dictionary have features that correspond by position */
  dictionary: v.optional(dictionary),
  /** an SAE checkpoint, a bare `decoder.npy`, or a text table whose words are the labels */
  sae: v.optional(path),
  /** the file of the encoder, if it is another than the decoder's */
  encoder: v.optional(path),
  /** rows and columns of a file of float32 without a header, as in the TensorFlow Projector */
  shape: v.optional(v.tuple([featureCount, count], 'two sizes')),
  /** the checkpoint's configuration, which gives its sizes */
  config: v.optional(path),
  /** how the files are read, if they do not say it themselves */
  read: v.optional(corrections),
  /** compressed sparse rows in an `.npz` */
  firings: v.optional(path),
  /** the paper's co-occurrence file, `.npz` */
  cooccurrence: v.optional(path),
  /** JSON Lines: the text of each block of the firings, if it may be shown */
  texts: v.optional(path),
  /** labels and notes: JSON Lines, as Neuronpedia exports them, or a table; one file or several */
  features: v.optional(v.union([path, v.array(path)], 'a path or a list of them')),
  /** numbers for each feature beside the checkpoint, as SAELens's `sparsity.safetensors` */
  columns: v.exactOptional(v.array(path, 'a list of paths')),
  /** vectors of the relations' words, `.npy` or a text table */
  words: v.optional(path),
  /** raw activations, `.npy`; one row in `every` is taken */
  activations: v.optional(object({ path, every: v.optional(count, 1) })),
  /** shards of activations to encode firings from, with document offsets, both as `encode` reads them */
  encoding: v.optional(object({ activations: v.array(path, 'a list of paths'), offsets: v.optional(path) })),
  /** the strongest tokens of each feature, as Gemma Scope 2 publishes them */
  strongest: v.optional(path),
  /** the `tokenizer.json` by which their tokens are shown as text */
  tokenizer: v.optional(path),
  /** precomputed 2D or 3D coordinates, `.npy` */
  layout: v.optional(path),
  /** the names by which Neuronpedia knows the SAE */
  neuronpedia: v.optional(neuronpedia),
  /** the mean number of features that fire on a token */
  l0: v.optional(l0),
});

const covariate = object({
  path,
  /** the field of each JSON Lines record, or the field of a JSON object that holds the list */
  field: text,
  scale: v.optional(v.picklist(['linear', 'log10'], '“linear” or “log10”'), 'linear'),
});

const schema = object({
  name: v.pipe(text, v.nonEmpty('a name')),
  title: text,
  description: v.optional(text, ''),
  item: v.optional(itemName, 'feature'),
  defaultLayer: v.optional(text),
  /** the names of the categories, or the JSON file that lists them */
  categories: v.optional(v.union([path, v.array(text)], 'a path or a list of names'), []),
  rule: v.optional(rule),
  layers: v.pipe(v.array(layer, 'a list'), v.nonEmpty('at least one layer')),
  relations: v.optional(
    object({
      /** a JSON list; absent if the vectors are a text table, which names its words */
      words: v.optional(path),
      pairs: v.array(path, 'a list of paths'),
      /** refuses pairs with words that have no vector; they are left out otherwise */
      strict: v.exactOptional(v.boolean('true or false')),
      names: v.optional(record(text, 'an object of names'), {}),
      covariates: v.optional(record(covariate, 'an object of covariates'), {}),
      /** ids of the relations that are shown first, as they are, before distractors are removed */
      first: v.exactOptional(v.array(text, 'a list of relations')),
    }),
  ),
  provenance,
  /** what a published bundle leaves out */
  publish: v.optional(
    object({
      /** licence by source: examples from other sources are left out; absent, all stay */
      sources: v.optional(record(text, 'an object of licences by source')),
      /** words to mask; a final `*` stands for any ending */
      mask: v.optional(v.array(text, 'a list of words'), []),
      /** passages of the datasheet that are left out, word for word */
      omit: v.optional(v.array(text, 'a list of texts'), []),
    }),
  ),
});

/** What to make a dataset from: raw files as their makers write them, and what to say about them. */
export type Recipe = v.InferOutput<typeof schema>;
/** One layer of a recipe. */
export type RecipeLayer = Recipe['layers'][number];

/**
 * Checks a parsed recipe.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readRecipe(value: unknown, file: string): Recipe {
  return check(schema, value, file, 'Correct the recipe; docs/bundle.md describes it.');
}
