import { inSentence } from '../../../math/statistics/nulls/inSentence.ts';
import type { CrystalQuality } from './quality/qualityReport.ts';
import { isBeyond, type VerdictCode } from './quality/verdict.ts';

/** A verdict in plain language, on the screen and in the terminal. */
export const VERDICTS: Readonly<Record<VerdictCode, string>> = {
  holds: 'holds on held-out pairs',
  direction: 'a direction, no pairing: outputs paired with inputs at random do as well',
  faint: 'faint: beyond shuffled labels on held-out pairs, yet nearer to other relations',
  inSampleOnly: 'only in-sample',
  noBetter: 'no better than shuffled',
  tooFew: 'too few pairs to tell',
  alone: 'no other relation to compare it with',
};

/** If held-out pairs keep less than this share of the in-sample figure, or of what of it is beyond chance, it is called mostly fit. */
const MOSTLY_FIT = 0.5;

/**
 * What the silhouettes say, in sentences that carry their numbers: raw, after removal in-sample, and on held-out pairs.
 * A figure counts as structure only if it lies beyond its null, the shuffled labels (`isBeyond`).
 */
export function story(quality: CrystalQuality): string[] {
  const { raw, removed, heldOut } = quality;
  if (raw.silhouette === null || !removed || removed.silhouette === null) return [];
  return [rawSentence(quality), removedSentence(quality), heldOut ? heldOutSentence(quality) : ''].filter(
    Boolean,
  );
}

function rawSentence({ raw, shuffled, pairs, relations }: CrystalQuality): string {
  const value = raw.silhouette!;
  const found = shuffled?.raw && isBeyond(shuffled.raw);
  const says = !found
    ? 'seen raw, they cluster by relation no more than under shuffled labels.'
    : value < 0.1
      ? 'seen raw, they cluster by relation beyond chance, but hardly.'
      : 'seen raw, they already cluster by relation.';
  return `Over ${pairs} pairs of ${relations.length} relations the raw differences have a silhouette of ${two(value)}: ${says}`;
}

function removedSentence({ removed, shuffled }: CrystalQuality): string {
  const byChance = shuffled?.inSample
    ? `, where shuffled labels reach ${two(shuffled.inSample.null.mean)}`
    : '';
  return `With distractors removed it is ${two(removed!.silhouette!)} on the very pairs that the removal was fitted on${byChance}.`;
}

function heldOutSentence({ removed, heldOut, shuffled }: CrystalQuality): string {
  const { removed: held, plain, shrunk } = heldOut!;
  const figures =
    plain && shrunk ? `${two(plain.mean)} plain and ${two(shrunk.mean)} with shrinkage` : two(held.mean);
  const [seen, unseen] = [shuffled?.inSample, shuffled?.heldOut];
  if (!unseen) return `On held-out pairs it is ${figures}.`;
  const chance = `On held-out pairs it is ${figures}, where shuffled labels reach ${two(unseen.null.mean)}`;
  if (!isBeyond(unseen)) return `${chance}: no more than chance, so the in-sample figure is the fit.`;
  const beyond = unseen.value - unseen.null.mean;
  const gained = removed!.silhouette! - (seen?.null.mean ?? 0);
  const mostlyFit = beyond < MOSTLY_FIT * gained || unseen.value < MOSTLY_FIT * removed!.silhouette!;
  return mostlyFit
    ? `${chance}: part of the structure is there, and most of the in-sample figure is the fit.`
    : `${chance}: most of the structure is there for pairs that were never seen.`;
}

/** Two decimals, with a true minus. */
const two = (value: number): string => inSentence(value, 2);
