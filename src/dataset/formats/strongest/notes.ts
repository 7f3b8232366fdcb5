import type { Example, FeatureNotes, TokenInContext, TokenLogit } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { shapeText } from '../../files/shape.ts';
import { readRows } from '../../files/tensors.ts';
import type { TokenText } from '../tokenizer/tokenizer.ts';
import { storedTokens } from './stored.ts';
import { outsideContexts, type Strongest } from './strongest.ts';

/** The number of contexts that are shown of a feature. */
const SHOWN = 20;
/** The tokens that are shown before and after the one on which it fires. */
const [BEFORE, AFTER] = [32, 16];

/** A stored token of a feature. */
interface Stored {
  readonly activation: number;
  readonly sequence: number;
  readonly position: number;
}

/**
 * What a feature fires on: its strongest tokens, one of each context, with the tokens around them; and the tokens that it
 * promotes and suppresses. Only the rows of the feature and of its contexts are read. An activation that the file does
 * not keep is 0 in the strip.
 *
 * @param text  the text of a token
 * @throws DataError when a token lies in no context
 */
export async function strongNotes(
  strongest: Strongest,
  feature: number,
  text: TokenText,
): Promise<FeatureNotes> {
  const { activations, sequences, positions } = await storedTokens(strongest, feature, feature + 1);
  const stored: Stored[] = [];
  activations.forEach((activation, p) => {
    const [sequence, position] = [sequences[p]!, positions[p]!];
    if (activation > 0) stored.push({ activation, sequence, position });
  });
  stored.sort((a, b) => b.activation - a.activation);
  const firsts = new Map<number, Stored>();
  for (const one of stored) {
    if (firsts.size < SHOWN && !firsts.has(one.sequence)) firsts.set(one.sequence, one);
  }
  const examples = await Promise.all(
    [...firsts.values()].map((one) => {
      const alike = stored.filter(({ sequence }) => sequence === one.sequence);
      return exampleAt(strongest, feature, one, alike, text);
    }),
  );
  const [promotes, suppresses] = [
    await logitsOf(strongest, 'top', feature, text),
    await logitsOf(strongest, 'bottom', feature, text),
  ];
  return { topTokens: [], examples, ...(promotes && { promotes }), ...(suppresses && { suppresses }) };
}

/**
 * A token with the tokens before and after it. Only its context is read.
 *
 * @param token  its number: context · length + position
 * @throws DataError when it lies in no context
 */
export async function contextOfToken(
  strongest: Strongest,
  token: number,
  text: TokenText,
): Promise<TokenInContext> {
  const { tensors, contexts, length, file } = strongest;
  if (!(token >= 0 && token < contexts * length)) {
    throw new DataError(
      `${file}: expected a token below ${(contexts * length).toLocaleString('en')}, found ${token}; choose another one.`,
    );
  }
  const [sequence, position] = [Math.floor(token / length), token % length];
  const row = (await readRows(tensors, 'tokens', sequence, sequence + 1)).data;
  const joined = (from: number, to: number) => [...row.subarray(from, to)].map(text).join('');
  return {
    before: joined(Math.max(0, position - BEFORE), position),
    token: joined(position, position + 1),
    after: joined(position + 1, Math.min(length, position + AFTER + 1)),
  };
}

/** The context of a stored token. */
async function exampleAt(
  strongest: Strongest,
  feature: number,
  { activation, sequence, position }: Stored,
  alike: readonly Stored[],
  text: TokenText,
): Promise<Example> {
  const { tensors, contexts, length } = strongest;
  const placed = sequence >= 0 && sequence < contexts && position >= 0 && position < length;
  if (!placed) throw outsideContexts(strongest, feature, sequence, position);
  const row = (await readRows(tensors, 'tokens', sequence, sequence + 1)).data;
  const from = Math.max(0, position - BEFORE);
  const tokens = [...row.subarray(from, Math.min(length, position + AFTER + 1))].map(text);
  const values = tokens.map(() => 0);
  for (const one of alike) {
    const at = one.position - from;
    if (at >= 0 && at < values.length) values[at] = one.activation;
  }
  const at = position - from;
  return {
    text: tokens.join(''),
    token: tokens[at]!,
    activation,
    category: '',
    source: `context ${sequence}, token ${position}`,
    strip: { tokens, activations: values, at, estimated: false },
  };
}

/** The tokens whose logits a feature raises or lowers most; null if the file does not say it. */
async function logitsOf(
  { tensors, file, features }: Strongest,
  end: 'top' | 'bottom',
  feature: number,
  text: TokenText,
): Promise<TokenLogit[] | null> {
  const names = [`${end}_tokens`, `${end}_logits`] as const;
  if (!names.every((name) => tensors.names.includes(name))) return null;
  for (const name of names) {
    const shape = await tensors.shape(name);
    if (shape.length === 2 && shape[0] === features) continue;
    throw new DataError(
      `${file}: ${name}: expected a row for each of ${features} features, found shape ${shapeText(shape)}; download it again.`,
    );
  }
  const [tokens, logits] = await Promise.all(
    names.map(async (name) => (await readRows(tensors, name, feature, feature + 1)).data),
  );
  return [...tokens!].map((token, i) => ({ token: text(token), logit: logits![i] ?? NaN }));
}
