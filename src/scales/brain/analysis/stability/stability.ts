import { matchLabels } from '../../../../math/clustering/matchLabels.ts';
import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { random } from '../../../../math/random/random.ts';
import { silent } from '../../../../math/work/silent.ts';
import type { Work } from '../../../../math/work/work.ts';
import { lobes, type LobesParameters } from '../lobes/lobes.ts';
import { lobeStability, type LobeStability } from './lobeStability.ts';
import { bootstrapBlocks, sameRates, type DocumentedFirings } from './resample.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';

export interface StabilityParameters extends LobesParameters {
  /** number of bootstrap samples of documents, at least 2 */
  readonly samples: number;
  /** number of worlds of the same rates for the null; 0 for none */
  readonly nulls: number;
}

/** How far other documents give the same lobes. */
export interface Stability {
  /** adjusted mutual information with the full run, the mean over the samples, beside the null */
  readonly ami: NullFigure;
  /** standard deviation over the samples */
  readonly sd: number;
  /** adjusted mutual information of each sample with the full run, `[samples]` */
  readonly samples: Float64Array;
  /** share of the samples in which a feature is in its lobe of the full run, `[features]`; −1 for features left out */
  readonly consistency: Float32Array;
  /** how far each lobe comes out again */
  readonly lobes: LobeStability;
  /**
   * the number of lobes that the affinity shows: one more than the eigenvalues, from the second on, that exceed the second of
   * every world of the same rates; 1 if there are no lobes
   */
  readonly shown: number;
  /** whether all eigenvalues that were found exceed, so that there may be more lobes than `shown` */
  readonly more: boolean;
  /** what was resampled: documents, or blocks if documents are not known */
  readonly units: 'documents' | 'blocks';
}

/** Eigenvalues found beyond the number of lobes, and in all, to see how many lobes the affinity shows. */
const FURTHER = 4;
const LEAST_EIGENVALUES = 12;

/**
 * Compares the lobes of bootstrap samples of documents with the lobes of all, as a whole and one by one. The null does the same
 * in worlds in which every feature keeps its number of blocks and every block its number of features, and nothing else is
 * left: lobes that come only from how often features fire, and how active blocks are, come out there as well.
 *
 * @param full  lobe of each feature in the full run, −1 for features left out, `[features]`
 * @throws DataError as `lobes`
 */
export async function stability(
  firings: DocumentedFirings,
  full: Int32Array,
  { samples, nulls, ...parameters }: StabilityParameters,
  work: Work,
): Promise<Stability> {
  const stream = random(parameters.seed);
  const quiet = silent(work);
  const steps = samples + 2 * nulls + 1;
  let done = 0;
  const again = async (sample: DocumentedFirings, what: string, eigenvalues = parameters.k) => {
    work.progress(done++ / steps, `lobes on ${what}`);
    await work.pause();
    return lobes({ firings: sample }, { ...parameters, eigenvalues }, quiet);
  };
  const clustered = full.reduce((count, label) => count + (label >= 0 ? 1 : 0), 0);
  const counted = Math.min(clustered - 1, Math.max(LEAST_EIGENVALUES, parameters.k + FURTHER));
  const own = await again(firings, 'all blocks', counted);
  const labellings: Int32Array[] = [];
  for (let s = 0; s < samples; s++) {
    labellings.push(
      (await again(bootstrapBlocks(firings, stream), `bootstrap sample ${s + 1} of ${samples}`)).labels,
    );
  }
  const draws = new Float64Array(nulls);
  let reach = -Infinity;
  for (let s = 0; s < nulls; s++) {
    const apart = await sameRates(firings, stream, work);
    const there = await again(
      apart,
      `world ${s + 1} of ${nulls} of the same rates`,
      Math.max(2, parameters.k),
    );
    reach = Math.max(reach, there.eigenvalues[1] ?? -Infinity);
    const sample = await again(bootstrapBlocks(apart, stream), `a sample of world ${s + 1} of ${nulls}`);
    draws[s] = adjustedMutualInformation(there.labels, sample.labels);
  }
  const beyond = own.eigenvalues.subarray(1).findIndex((value) => value <= reach);
  const ami = Float64Array.from(labellings, (labels) => adjustedMutualInformation(full, labels));
  const { mean, sd } = meanAndDeviation(ami);
  const shown = beyond < 0 ? own.eigenvalues.length : beyond + 1;
  return {
    ami: besideNull(mean, draws),
    sd,
    samples: ami,
    consistency: consistencyOf(full, labellings),
    lobes: lobeStability(full, labellings, parameters.k, shown),
    shown,
    more: beyond < 0,
    units: firings.document ? 'documents' : 'blocks',
  };
}

/** The share of the samples in which each feature is in its lobe of the full run; −1 for features left out. */
function consistencyOf(full: Int32Array, labellings: readonly Int32Array[]): Float32Array {
  const seen = new Uint32Array(full.length);
  const same = new Uint32Array(full.length);
  for (const labels of labellings) {
    const match = matchLabels(full, labels);
    labels.forEach((label, i) => {
      if (label < 0 || full[i]! < 0) return;
      seen[i]!++;
      if (match[label] === full[i]) same[i]!++;
    });
  }
  return Float32Array.from(full, (label, i) => (label < 0 ? -1 : seen[i]! > 0 ? same[i]! / seen[i]! : 0));
}

/** A lobe that comes out in another form in each sample counts as weak up to this agreement of the whole. */
const WEAK = 0.5;

/** A verdict on the stability of lobes, in one or two sentences. */
export function stabilityVerdict({ ami, lobes, shown, more, units }: Stability): {
  stable: boolean;
  sentence: string;
} {
  const k = lobes.states.length;
  const count = (state: string) => lobes.states.filter((one) => one === state).length;
  const [stable, parts] = [count('stable'), count('part')];
  const about = `${more ? 'at least' : 'about'} ${shown}`;
  if (shown === 1) {
    return {
      stable: false,
      sentence:
        'No lobes here: features and blocks that fire as often, and otherwise at random, give an affinity as strong. The lobes only follow how often features fire and how active blocks are.',
    };
  }
  if (stable === k) {
    const others = shown === k ? '' : ` The affinity shows ${about} lobes.`;
    return {
      stable: true,
      sentence: `Stable: other ${units} give nearly the same lobes, each of them, beyond what the rates of features and blocks give.${others}`,
    };
  }
  if (parts > 0) {
    return {
      stable: false,
      sentence: `Too many lobes: ${parts} of ${k} are parts of a lobe that other ${units} cut elsewhere: the affinity shows ${about} lobes, and parts joined to ${lobes.groups.length} come out again.`,
    };
  }
  if (shown > k) {
    return {
      stable: false,
      sentence: `Too few lobes: the affinity shows ${about}, and other ${units} join them to ${k} in other ways (${stable} of ${k} come out again). Ask for more.`,
    };
  }
  return {
    stable: false,
    sentence:
      ami.value < WEAK
        ? `Weak: there are lobes, ${about}, but other ${units} draw them elsewhere; ${stable} of ${k} come out again.`
        : `Stable in part: ${stable} of ${k} lobes come out again from other ${units}; read the others with care.`,
  };
}
