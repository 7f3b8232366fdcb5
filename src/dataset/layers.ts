import type { DatasetInfo, LayerInfo } from './dataset.ts';

/** Whether it is known which features of a layer fire together, block by block or as counts. */
export const isRecorded = ({ has }: LayerInfo): boolean => has.firings || has.cooccurrence;

/** Whether it is known at which tokens features fire, and how strongly: at all of them, or at the strongest of each feature. */
export const hasTokens = ({ has }: LayerInfo): boolean =>
  has.decoder && (has.encoding || has.strongest === true);

/**
 * Whether the features of two layers correspond by position: one dictionary at several layers, such as a
 * crosscoder's. Only the dataset can say so; equal sizes prove nothing.
 */
export const correspond = (one: LayerInfo, other: LayerInfo): boolean =>
  one.dictionary !== undefined && one.dictionary === other.dictionary && one.features === other.features;

/** The rule that made the firings, as far as it is known. */
export interface FiringRule {
  readonly threshold?: number | undefined;
  readonly blockLength?: number | undefined;
  readonly text?: string | undefined;
}

/** A firing rule in words. */
export function ruleText(rule: FiringRule | undefined): string {
  if (!rule) return '';
  if (rule.text !== undefined) return rule.text;
  const { threshold, blockLength } = rule;
  const blocks = blockLength === undefined ? 'a block' : `a block of ${blockLength} tokens`;
  return `activation > ${threshold ?? 0} in ${blocks}`;
}

/** A layer by its id; the default layer if no layer has it. */
export function layerOf(info: DatasetInfo, id: string): LayerInfo {
  const layer =
    info.layers.find((candidate) => candidate.id === id) ??
    info.layers.find((candidate) => candidate.id === info.defaultLayer) ??
    info.layers[0];
  if (!layer) throw new Error(`the dataset ${info.name} has no layers`);
  return layer;
}
