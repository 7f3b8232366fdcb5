import type { Example, TokenStrip } from '../../dataset.ts';
import { asList, asNumber, asText, type Fields } from './fields.ts';

/**
 * The contexts of a record: `examples` as bundles have them, or `activations` as Neuronpedia writes them. What is not
 * an object is left out.
 */
export function examplesOf({ examples, activations }: Fields): Example[] {
  return asList(examples ?? activations)
    .filter((example) => typeof example === 'object' && example !== null)
    .map((example) => exampleOf(example as Fields));
}

function exampleOf(record: Fields): Example {
  const strip = stripOf(record);
  const activation = asNumber(record.activation ?? record.maxValue);
  return {
    text: strip ? strip.tokens.join('') : asText(record.text),
    token: asText(record.token) || (strip?.tokens[strip.at] ?? ''),
    activation: Number.isNaN(activation) ? (strip?.activations[strip.at] ?? NaN) : activation,
    category: asText(record.category),
    source: asText(record.source),
    strip,
  };
}

/** The tokens of a context with the place of the firing one; null unless both are known. */
function stripOf(record: Fields): TokenStrip | null {
  const tokens = asList(record.tokens);
  if (tokens.length === 0 || !tokens.every((token) => typeof token === 'string')) return null;
  const values = asList(record.activations ?? record.values).map(asNumber);
  const activations = values.length === tokens.length ? values : [];
  const at = record.at ?? record.maxValueTokenIndex ?? strongest(activations);
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at >= tokens.length) return null;
  return { tokens, activations, at, estimated: record.estimated === true };
}

/** The place of the largest number; −1 if there is no positive one. */
function strongest(values: readonly number[]): number {
  let best = -1;
  values.forEach((value, i) => {
    if (value > (best < 0 ? 0 : values[best]!)) best = i;
  });
  return best;
}
