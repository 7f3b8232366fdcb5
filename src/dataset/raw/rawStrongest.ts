import { AS_FOUND } from '../corrections.ts';
import type { BlockFirings, FeatureNotes, StrongTokens, TokenInContext } from '../dataset.ts';
import { DataError } from '../error.ts';
import { openTensors } from '../files/tensors.ts';
import { blocksOf, strongFirings, type StrongRule, strongRuleText } from '../formats/strongest/firings.ts';
import { contextOfToken, strongNotes } from '../formats/strongest/notes.ts';
import { strongTokens } from '../formats/strongest/tokens.ts';
import { bytesOfTokens, frequencies, type Strongest, strongestOf } from '../formats/strongest/strongest.ts';
import { numberedTokens, readTokenizer, type TokenText } from '../formats/tokenizer/tokenizer.ts';
import type { RecipeLayer } from '../recognise/recipe.ts';
import { createCache } from '../sources/cache.ts';
import type { FeatureSample } from './sample.ts';
import { taken } from './sampled.ts';
import type { RawContext } from './rawVectors.ts';

/** The strongest tokens of a layer's features, which are read when they are asked for. */
export interface RawStrongest {
  /** a fraction of tokens, `[features]`; null if it is unknown */
  readonly frequency: Float32Array | null;
  readonly blocks: number;
  /** what is read for the firings, in bytes */
  readonly bytes: number;
  /** the rule of the firings, in words */
  readonly rule: string;
  firings(): Promise<BlockFirings>;
  notes(feature: number): Promise<FeatureNotes>;
  /** see `Dataset.strongTokens` */
  tokens(features: Uint32Array, drop: number): Promise<StrongTokens>;
  context(token: number): Promise<TokenInContext>;
}

/**
 * Opens the strongest tokens of a layer; null without a file of them.
 *
 * @param features  the number of the decoder's features
 * @param sample  those that are read; null for all
 * @throws DataError when the file is damaged, or belongs to another checkpoint
 */
export async function openStrongest(
  { strongest: path, tokenizer, read: corrections = AS_FOUND }: RecipeLayer,
  features: number,
  sample: FeatureSample | null,
  { source, read }: RawContext,
): Promise<RawStrongest | null> {
  if (path === undefined) return null;
  const place = source.describe(path);
  const strongest = await strongestOf(await openTensors(await source.open(path), place), place);
  if (features !== strongest.features) {
    throw new DataError(
      `${place}: expected ${features} features, as the decoder has, found ${strongest.features}; use files of the same SAE.`,
    );
  }
  const rule: StrongRule = {
    threshold: corrections.threshold ?? 0,
    complete: corrections.complete ?? false,
  };
  const frequency = await frequencies(strongest);
  const cached = createCache();
  const text = () =>
    cached('tokenizer', async (): Promise<TokenText> =>
      tokenizer === undefined
        ? numberedTokens
        : readTokenizer(await read.json(tokenizer), source.describe(tokenizer)),
    );
  return {
    frequency,
    blocks: blocksOf(strongest).blocks,
    bytes: await bytesOfTokens(strongest, sample?.features.length),
    rule: strongRuleText(
      strongest,
      rule,
      cappedBy(taken(frequency, sample), strongest, rule),
      sample?.features.length,
    ),
    firings: () => cached('firings', () => strongFirings(strongest, rule, sample?.features)),
    notes: async (feature) => strongNotes(strongest, sample?.features[feature] ?? feature, await text()),
    tokens: (members, drop) =>
      strongTokens(strongest, rule, sample ? members.map((one) => sample.features[one]!) : members, drop),
    context: async (token) => contextOfToken(strongest, token, await text()),
  };
}

/** The number of features that fire more often than the file keeps, by their frequencies; null if it is unknown. */
function cappedBy(
  frequency: Float32Array | null,
  { kept, contexts, length }: Strongest,
  { threshold }: StrongRule,
): number | null {
  if (!frequency || threshold !== 0 || frequency.some(Number.isNaN)) return null;
  const most = (kept + 0.5) / (contexts * length);
  return frequency.reduce((sum, one) => sum + (one > most ? 1 : 0), 0);
}
