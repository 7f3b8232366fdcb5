import { fixed } from '../../../../controls/numbers.ts';
import type { CrystalQuality, VerdictCode } from '../../analysis/index.ts';

/** A verdict in plain language. */
export const VERDICTS: Readonly<Record<VerdictCode, string>> = {
  holds: 'holds on held-out pairs',
  faint: 'faint: beyond shuffled labels on held-out pairs, yet nearer to other relations',
  inSampleOnly: 'only in-sample',
  noBetter: 'no better than shuffled',
  tooFew: 'too few pairs to tell',
  alone: 'no other relation to compare it with',
};

/** The order in which verdicts are listed. */
export const VERDICT_ORDER = Object.keys(VERDICTS) as VerdictCode[];

/** If held-out pairs keep less than this share of an in-sample gain, the gain is called mostly fit. */
const MOSTLY_FIT = 0.5;

/**
 * What the silhouettes say, in sentences that carry their numbers: raw, after removal in-sample, under
 * shuffled labels, and on held-out pairs without and with shrinkage.
 */
export function story(quality: CrystalQuality): string[] {
  const { raw, removed, heldOut, shuffled, pairs, relations } = quality;
  if (raw.silhouette === null || !removed || removed.silhouette === null) return [];
  const two = (value: number) => fixed(value, 2);
  const sentences = [
    `Over ${pairs} pairs of ${relations.length} relations the raw differences have a silhouette of ${two(raw.silhouette)}: ` +
      (raw.silhouette < 0.1
        ? 'seen raw, they hardly cluster by relation.'
        : 'seen raw, they already cluster by relation.'),
  ];
  const byChance = shuffled?.inSample
    ? `, where shuffled labels reach ${two(shuffled.inSample.null.mean)}`
    : '';
  sentences.push(
    `With distractors removed it is ${two(removed.silhouette)} on the very pairs that the removal was fitted on${byChance}.`,
  );
  if (!heldOut) return sentences;
  const best = Math.max(heldOut.removed.mean, heldOut.shrunk?.mean ?? -1);
  const kept = (best - raw.silhouette) / (removed.silhouette - raw.silhouette);
  const figures =
    heldOut.plain && heldOut.shrunk
      ? `${two(heldOut.plain.mean)} plain and ${two(heldOut.shrunk.mean)} with shrinkage`
      : two(heldOut.removed.mean);
  sentences.push(
    `On held-out pairs it is ${figures}: ` +
      (kept < MOSTLY_FIT
        ? 'most of the in-sample figure is the fit, and only part of the structure is there.'
        : 'most of the structure is there for pairs that were never seen.'),
  );
  return sentences;
}
