import { matchLabels } from '../../../math/clustering/matchLabels.ts';
import { adjustedMutualInformation } from '../../../math/clustering/mutualInformation.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
import { random } from '../../../math/random/random.ts';
import { silent } from '../../../math/work/silent.ts';
import type { Work } from '../../../math/work/work.ts';
import type { Firings } from '../../../math/matrices/firings.ts';
import { lobes, type LobesParameters } from './lobes.ts';
import { bootstrapBlocks, independentFirings } from './resample.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';

export interface StabilityParameters extends LobesParameters {
  /** number of bootstrap samples of blocks, at least 2 */
  readonly samples: number;
  /** number of worlds of independent firings for the null */
  readonly nulls: number;
}

/** How far other blocks give the same lobes. */
export interface Stability {
  /** adjusted mutual information with the full run, the mean over the samples, beside the null */
  readonly ami: NullFigure;
  /** standard deviation over the samples */
  readonly sd: number;
  /** adjusted mutual information of each sample with the full run, `[samples]` */
  readonly samples: Float64Array;
  /** share of the samples in which a feature is in its lobe of the full run, `[features]`; −1 for features left out */
  readonly consistency: Float32Array;
}

/**
 * Compares the lobes of bootstrap samples of blocks with the lobes of all blocks. The null does the same with
 * independent firings, in which every feature keeps its number of blocks: their lobes can only follow these
 * numbers, and noise.
 *
 * @param full  lobe of each feature in the full run, −1 for features left out, `[features]`
 * @throws DataError as `lobes`
 */
export async function stability(
  firings: Firings,
  full: Int32Array,
  { samples, nulls, ...parameters }: StabilityParameters,
  work: Work,
): Promise<Stability> {
  const stream = random(parameters.seed);
  const quiet = silent(work);
  const steps = samples + 2 * nulls;
  let done = 0;
  const again = async (sample: Firings) => {
    work.progress(
      done++ / steps,
      `lobes on ${done <= samples ? `bootstrap sample ${done} of ${samples}` : 'independent firings'}`,
    );
    await work.pause();
    return (await lobes({ firings: sample }, parameters, quiet)).labels;
  };
  const seen = new Uint32Array(full.length);
  const same = new Uint32Array(full.length);
  const ami = new Float64Array(samples);
  for (let s = 0; s < samples; s++) {
    const labels = await again(bootstrapBlocks(firings, stream));
    ami[s] = adjustedMutualInformation(full, labels);
    const match = matchLabels(full, labels);
    labels.forEach((label, i) => {
      if (label < 0 || full[i]! < 0) return;
      seen[i]!++;
      if (match[label] === full[i]) same[i]!++;
    });
  }
  const draws = new Float64Array(nulls);
  for (let s = 0; s < nulls; s++) {
    const apart = independentFirings(firings, stream);
    const there = await again(apart);
    draws[s] = adjustedMutualInformation(there, await again(bootstrapBlocks(apart, stream)));
  }
  const { mean, sd } = meanAndDeviation(ami);
  return {
    ami: besideNull(mean, draws),
    sd,
    samples: ami,
    consistency: Float32Array.from(full, (label, i) =>
      label < 0 ? -1 : seen[i]! > 0 ? same[i]! / seen[i]! : 0,
    ),
  };
}

/** A verdict on the stability of lobes, in one sentence. */
export function stabilityVerdict({ ami, sd }: Stability): { stable: boolean; sentence: string } {
  const { mean, sd: spread } = ami.null;
  const beyond = ami.value - mean > 3 * Math.max(sd, spread);
  if (!beyond) {
    return {
      stable: false,
      sentence:
        'Not stable: other blocks give lobes no more alike than independent firings do. There may be no lobes here.',
    };
  }
  if (ami.value < 0.5) {
    return {
      stable: false,
      sentence:
        'Weak: the lobes come out again in part only; beyond what independent firings give, but read single features with care.',
    };
  }
  return {
    stable: true,
    sentence: 'Stable: other blocks give nearly the same lobes, beyond what independent firings give.',
  };
}
