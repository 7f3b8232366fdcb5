import { inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { STABLE } from './lobeStability.ts';
import type { SeedsReport } from './seeds.ts';

/** From this agreement on, lobes count as the same. */
const SAME = 0.99;
/** Clusters of directions that agree less with those shown depend on the seed. */
const STEADY = 0.75;
/** An agreement with geometry depends on the seed if it varies by more than this, and by more than half of itself. */
const VARIES = 0.05;

/** What other seeds make of the lobes, in one to three sentences, and whether the lobes depend on the seed. */
export function seedsVerdict({ seeds, mean, least, jaccard, tighter, geometry }: SeedsReport): {
  stable: boolean;
  sentence: string;
} {
  const n = seeds.length;
  const unsteady = jaccard.filter((value) => value < STABLE).length;
  const ami = `adjusted mutual information ${inSentence(mean, 3)} on average, ${inSentence(least, 3)} at least`;
  const own =
    unsteady > 0
      ? `The lobes depend on the seed: ${unsteady} of ${jaccard.length} lobes do not come out under each of ${n} other seeds (${ami}; smallest Jaccard index ${Math.min(...jaccard).toFixed(2)}). Check what you conclude from them under other seeds too.`
      : least >= SAME
        ? `The seed does not matter: ${n} other seeds give the same lobes (${ami}).`
        : `Nearly the same lobes under each of ${n} other seeds (${ami}).`;
  const better = tighter > 0 ? ` ${tighter} of ${n} seeds give tighter lobes than the seed shown.` : '';
  return {
    stable: unsteady === 0,
    sentence: own + better + (geometry ? ofGeometry(geometry) : ''),
  };
}

function ofGeometry({ mean, least, agreement }: NonNullable<SeedsReport['geometry']>): string {
  const { value, samples } = agreement;
  const [low, high] = [Math.min(...samples), Math.max(...samples)];
  const reach = Math.max(high, value) - Math.min(low, value);
  const hangs = reach > VARIES && reach > Math.abs(value) / 2;
  const range = `${inSentence(value, 3)} here and ${inSentence(low, 3)} to ${inSentence(high, 3)} under the others`;
  const clusters =
    least < STEADY
      ? ` The clusters of the directions depend on the seed (${inSentence(mean, 3)} on average with those shown, ${inSentence(least, 3)} at least).`
      : '';
  return hangs
    ? `${clusters} The agreement of lobes with geometry depends on the seed: ${range}.`
    : `${clusters} The agreement of lobes with geometry is ${range}.`;
}
