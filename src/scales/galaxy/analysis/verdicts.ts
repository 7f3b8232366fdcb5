import { inSentence, withError } from '../../../math/statistics/nulls/inSentence.ts';
import type { ClusteringEntropy } from './clusteringEntropy.ts';
import type { Isotropy } from './isotropy.ts';
import type { PublishedEntropy } from './published/publishedEntropy.ts';
import type { Estimate, PopulationSlope } from './populationSlope.ts';

/** A figure is beyond its null from this p on. */
const BEYOND = 0.05;
/** The same without p, for few draws. */
const BEYOND_Z = 3;

/** What the figures of isotropy say, in one sentence. */
export function isotropyVerdict({ p, figures, clouds, slope }: Isotropy): string {
  if (p === null) {
    const few = `Only ${clouds} isotropic clouds were drawn, too few for a p value`;
    const z = slope.z === null ? '' : `; the slope has z ${inSentence(slope.z, 1)}`;
    return `${few}: rows of very unequal lengths must be drawn one by one${z}.`;
  }
  return p > BEYOND
    ? `Nothing here: none of the ${figures} figures differs from isotropic clouds of the same size and lengths (smallest p ${inWords(p)}, corrected for their number).`
    : `Not isotropic: at least one of the ${figures} figures is beyond isotropic clouds of the same size and lengths (p ${inWords(p)}, corrected for their number).`;
}

/** What the slope of the population says, in a few sentences. */
export function slopeVerdict(found: PopulationSlope): string {
  const { equalNorms } = found;
  return equalNorms
    ? `${lawSentence(found)} With norms equalised the slope is ${plusMinus(equalNorms)}.`
    : lawSentence(found);
}

function lawSentence(found: PopulationSlope): string {
  const { law, slope, bend, from, to, residuals, sampleSlope } = found;
  const ranks = `over ranks ${from}–${to}`;
  const bias = `The slope of the sample, ${inSentence(sampleSlope, 3)}, is steeper by the bias of sample eigenvalues.`;
  switch (law) {
    case 'flat':
      return `No power law: ${ranks} the spectrum of the population is flat within its interval (slope ${plusMinus(slope)}).`;
    case 'power':
      return `A power law describes the spectrum ${ranks}: slope ${plusMinus(slope)}, no bend beyond its error. ${bias}`;
    case 'exponential':
      return `No power law: ${ranks} eigenvalues fall exponentially with rank (distances of log10 λ ${inSentence(residuals.exponential, 3)}, from a power law ${inSentence(residuals.power, 3)}).`;
    case 'bent':
      return `No single power law: ${ranks} the slope changes by ${plusMinus(bend)} between the halves of the window. Its mean ${plusMinus(slope)} only summarises it.`;
  }
}

/** What the clustering entropy says, in one or two sentences. */
export function entropyVerdict({ difference, components }: ClusteringEntropy): string {
  const { p, z, value } = difference;
  const blind = `The estimate is in ${components} dimensions, where it cannot see a few broad clusters.`;
  if (z === null) return `No entropy could be compared. ${blind}`;
  if (p === null ? Math.abs(z) < BEYOND_Z : p > BEYOND) {
    const distance = p === null ? `z ${inSentence(z, 1)}` : `p ${inWords(p)}`;
    return `Nothing here: the cloud is as Gaussian as clouds of its spectrum and lengths (${distance}). ${blind}`;
  }
  return value > 0
    ? `Not Gaussian: the cloud has less entropy than Gaussian clouds of its spectrum and lengths, as when it clusters; heavy tails do the same.`
    : `More even than Gaussian clouds of its spectrum and lengths: its features keep apart, which is no clustering.`;
}

/** How much of the clustering entropy as published is its estimator on noise, in one or two sentences. */
export function publishedEntropyVerdict({ value, noise }: PublishedEntropy): string {
  if (!noise) return `As published: ${inSentence(value, 1)} nats.`;
  const { isotropic, matched, remaining } = noise;
  const part = `the same estimator gives ${inSentence(isotropic.mean, 1)} on isotropic noise of this shape and ${inSentence(matched.mean, 1)} on Gaussian noise with the spectrum of this layer`;
  const left = `${withError(remaining.value, remaining.error, 2)} nats remain`;
  return Math.abs(remaining.value) < remaining.error
    ? `Nothing here beyond noise: of ${inSentence(value, 1)} nats as published, ${part}. ${left}.`
    : `Of ${inSentence(value, 1)} nats as published, ${part}. ${left}, ${percentOf(remaining.value, value)} of the figure.`;
}

const percentOf = (part: number, whole: number) => `${inSentence((100 * part) / whole, 1)} %`;

const plusMinus = ({ value, ci95 }: Estimate) => withError(value, (ci95[1] - ci95[0]) / 2, 3);

const inWords = (p: number) => (p < 0.01 ? p.toPrecision(1) : p.toFixed(2));
