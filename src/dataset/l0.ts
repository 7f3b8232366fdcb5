import { canonicalL0, type NeuronpediaSource } from './neuronpedia.ts';

/** The mean number of features of an SAE that fire at once. */
export interface L0 {
  readonly value: number;
  /** on one token, which is what L0 means, or in a block of tokens, which is more */
  readonly per: 'token' | 'block';
  /** what says so, in words, such as `the name average_l0_71` */
  readonly from: string;
}

/** `average_l0_71`, `l0_60`, `l0-60`: a number, not `l0_medium`. */
const NAMED = /(?:^|[^a-z0-9])((?:average_)?l0[_-](\d+))(?![a-z0-9])/gi;

/** The L0 that a path or a name states; the last one counts. Null if it states none. */
export function namedL0(name: string): L0 | null {
  const found = [...name.matchAll(NAMED)].at(-1);
  const value = Number(found?.[2]);
  return value > 0 ? { value, per: 'token', from: `the name ${found?.[1]}` } : null;
}

/**
 * The L0 that the configuration of a checkpoint states: `l0` of Gemma Scope 2, or `k` of a TopK SAE, which lets the k
 * largest activations of a token through.
 *
 * @param configuration  parsed JSON
 * @returns null if it states none
 */
export function configuredL0(configuration: unknown): L0 | null {
  const fields = configuration as { l0?: unknown; k?: unknown; trainer?: { k?: unknown } | null } | null;
  const stated = [
    ['l0', fields?.l0],
    ['k', fields?.k],
    ['k', fields?.trainer?.k],
  ] as const;
  for (const [field, value] of stated) {
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) {
      return { value, per: 'token', from: `${field} of the configuration` };
    }
  }
  return null;
}

/** What may say a layer's L0 before any array is read. */
export interface L0Evidence {
  /** what a manifest or a recipe states */
  readonly stated?: number | undefined;
  /** the file that states it */
  readonly file: 'manifest' | 'recipe';
  /** paths and names, the most certain first */
  readonly names: readonly string[];
  /** the parsed configuration of the checkpoint */
  readonly configuration?: unknown;
  readonly neuronpedia?: NeuronpediaSource | null | undefined;
}

/** A layer's L0, from the first that states it: the manifest or recipe, a name, the configuration, Gemma Scope's table. */
export function statedL0({ stated, file, names, configuration, neuronpedia }: L0Evidence): L0 | null {
  if (stated !== undefined) return { value: stated, per: 'token', from: `the ${file}` };
  for (const name of names) {
    const found = namedL0(name);
    if (found) return found;
  }
  return configuredL0(configuration) ?? tabledL0(names, neuronpedia);
}

/** The L0 of a canonical SAE of Gemma Scope, by its place on Hugging Face or by Neuronpedia's name for it. */
function tabledL0(names: readonly string[], neuronpedia: L0Evidence['neuronpedia']): L0 | null {
  const value = canonicalL0(names, neuronpedia ?? null);
  return value === null ? null : { value, per: 'token', from: 'Gemma Scope’s table of canonical SAEs' };
}

/** An L0 in words, with what it counts and what says so. */
export function l0Text({ value, per, from }: L0): string {
  const shown = Number.isInteger(value) ? `${value}` : value.toFixed(1);
  return per === 'token'
    ? `L0 ${shown} (mean number of features that fire on a token), from ${from}`
    : `${shown} features fire in a block on average, from ${from}; L0, the number on a token, is less`;
}

/** What is said if nothing states or shows a layer's L0. */
export const NO_L0 =
  'L0, the mean number of features that fire on a token, is not known: neither a name (such as average_l0_71) nor a configuration (l0, or k of a TopK SAE) nor the manifest (l0) states it, and there are no frequencies of all features and no firings to count.';
