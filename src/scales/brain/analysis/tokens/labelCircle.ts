import type { TokenFile } from '../../../../dataset/tokenFile.ts';
import { circleOfLabels } from '../../../../math/shapes/circleOfLabels.ts';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { fewDraws } from '../geometry/fewDraws.ts';
import type { TokenCloud } from './tokenCloud.ts';

/** Fewer labelled points, or fewer labels, make no circle. */
const FEWEST_POINTS = 20;
const FEWEST_LABELS = 3;

/** With too few draws for a p, an association is beyond them from this distance on. */
const FAR_Z = 10;

/** Whether labels lie around a circle in the planes of components: plain data. */
export interface LabelCircle {
  /** points with a label */
  readonly n: number;
  /** what is shuffled: tokens, or documents if labels are of documents */
  readonly units: number;
  /** the planes of components 1 and 2, 2 and 3, and so on */
  readonly planes: readonly {
    /** of the angle around the mean of all points with the label, in [−1, 1] */
    readonly association: NullFigure;
    /** corrected for the number of planes; null as the figure's p */
    readonly correctedP: number | null;
  }[];
}

/** The label of each point of a cloud, −1 for none, `[points]`. */
export function labelsOf({ tokens, document }: TokenCloud, { key, numbers, labels }: TokenFile): Int32Array {
  const of = new Map(Array.from(numbers, (number, row) => [number, labels?.of[row] ?? -1]));
  return Int32Array.from(key === 'token' ? tokens : document, (number) => of.get(number) ?? -1);
}

/**
 * The association of labels with the angle of the points in each plane of components, beside labels shuffled over the tokens, or
 * over the documents if the file labels documents (Fisher & Lee 1983; the null is ours).
 *
 * @returns null without labels, or if too few points have one of at least three labels
 */
export function labelCircle(
  cloud: TokenCloud,
  file: TokenFile,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): LabelCircle | null {
  const count = file.labels?.names.length ?? 0;
  const labels = labelsOf(cloud, file);
  const points = [...labels.keys()].filter((i) => labels[i]! >= 0);
  const used = new Set(points.map((i) => labels[i]!)).size;
  const components = cloud.share.length;
  if (points.length < FEWEST_POINTS || used < FEWEST_LABELS || components < 2) return null;
  const place = new Map<number, number>();
  const units = points.map((i) => {
    const unit = file.key === 'document' ? cloud.document[i]! : i;
    if (!place.has(unit)) place.set(unit, place.size);
    return place.get(unit)!;
  });
  const at = (i: number, c: number) => cloud.positions[i * components + c]!;
  const angles = Array.from({ length: components - 1 }, (_, c) =>
    Float64Array.from(points, (i) => Math.atan2(at(i, c + 1), at(i, c))),
  );
  const own = points.map((i) => labels[i]!);
  const found = circleOfLabels({ angles, labels: own, count, units }, draws, seed);
  const corrected = maximumStatistic(found.values, found.draws);
  const planes = Array.from(found.values, (value, plane) => {
    const association = withEnoughDraws(
      besideNull(
        value,
        found.draws.map((draw) => draw[plane]!),
      ),
    );
    return { association, correctedP: association.p === null ? null : corrected.p[plane]! };
  });
  return { n: points.length, units: place.size, planes };
}

/** Whether a figure is beyond all of its draws, and far: the draws of an association have heavier tails than a Gaussian. */
const isFarther = ({ value, z, null: { samples } }: NullFigure): boolean =>
  z !== null && Math.abs(z) > FAR_Z && samples.every((draw) => Math.abs(draw) < Math.abs(value));

/** What a circle of labels says, in one sentence. */
export function labelCircleVerdict({ planes }: LabelCircle): string {
  const few = planes.length > 0 ? fewDraws(planes[0]!.association) : null;
  if (few) return few;
  // Without p each plane is judged by itself, by a distance that corrects for their number.
  const beyond = planes.flatMap(({ association, correctedP }, i) => {
    if (correctedP !== null) return correctedP <= 0.05 ? [i] : [];
    return isFarther(association) ? [i] : [];
  });
  if (beyond.length === 0)
    return 'Nothing here: the labels lie around no plane in their order more than shuffled ones.';
  const [best] = beyond.toSorted(
    (a, b) => Math.abs(planes[b]!.association.value) - Math.abs(planes[a]!.association.value),
  );
  return `Beyond chance: the labels follow each other around the plane of components ${best! + 1} and ${best! + 2}.`;
}
