import { matchLabels } from '../../../math/clustering/matchLabels.ts';
import { adjustedMutualInformation } from '../../../math/clustering/mutualInformation.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
import { random } from '../../../math/random/random.ts';
import { silent } from '../../../math/work/silent.ts';
import type { Work } from '../../../math/work/work.ts';
import type { Firings } from '../../../math/matrices/firings.ts';
import type { LobesParameters } from './lobes.ts';
import { lobes } from './lobes.ts';
import { bootstrapBlocks, independentFirings } from './resample.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';

export interface StabilityParameters extends LobesParameters {
  /** bootstrap samples of blocks, at least 2 */
  readonly samples: number;
  /** worlds of independent firings for the null */
  readonly nulls: number;
}

/** Whether the lobes come out again when other blocks are drawn. */
export interface Stability {
  /** mean adjusted mutual information with the full run over the samples, beside the null's */
  readonly ami: NullFigure;
  /** standard deviation over the samples */
  readonly sd: number;
  /** of each sample, `[samples]` */
  readonly samples: Float64Array;
  /** share of the samples in which a feature is in the lobe it has in the full run, `[features]`, −1 where left out */
  readonly consistency: Float32Array;
}

/**
 * Lobes on bootstrap samples of blocks against the lobes of all blocks. The null is the same on firings
 * that are independent by making (every feature keeps how often it fires): their lobes can only follow how
 * often features fire, and noise.
 *
 * @param full  labels of the full run, −1 where left out, `[features]`
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

/** What the stability of lobes comes to, in one sentence. */
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
