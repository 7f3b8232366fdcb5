import type { L0 } from '../../dataset/l0.ts';
import { figuresWithP } from '../../jobs/figures.ts';
import { defineJob } from '../../jobs/job.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import type { MatchBy, Matching } from './analysis/matching/index.ts';
import type {
  ClusteringEntropy,
  ClusteringEntropyParameters,
  Isotropy,
  IsotropyParameters,
  MetaSae,
  MetaSaeParameters,
  PopulationSlope,
  PopulationSlopeParameters,
  PublishedEntropy,
  PublishedEntropyParameters,
  Shape,
} from './analysis/index.ts';

/** What a layer is matched with, and by what. */
export interface MatchRequest {
  readonly layer: string;
  /** the other layer */
  readonly with: string;
  readonly by: MatchBy;
  readonly seed: number;
  /** the dataset of the other layer, and what it is called; the same dataset if left out */
  readonly other?: { readonly reference: DatasetReference; readonly name: string };
}

type InLayer<P> = P & { readonly layer: string };

/** The cloud stands in a folder of its own, because other scales draw it too. */
export { cloudJob, columnRangeJob, measureJob, projectionJob } from '../cloud/job.ts';
export { givenLayoutJob, tsneJob, umapJob } from '../cloud/layouts/jobs.ts';
/** Decompositions stand in `shared`, because the inspector asks for them at every scale. */
export { decompositionJob, randomDecompositionsJob } from '../shared/decomposition.ts';

/** The shape of a layer's cloud: its whole spectrum, and the figures of the spectrum over the default window. */
export const shapeJob = defineJob<{ readonly layer: string }, Shape>('galaxy/shape', {
  title: 'Spectrum',
});

/** The shape of a layer's sample of raw activations. */
export const activationsJob = defineJob<{ readonly layer: string }, Shape>('galaxy/activations', {
  title: 'Spectrum of activations',
});

/** How far a layer's cloud is from isotropic, beside the same figures of Gaussian clouds. */
export const isotropyJob = defineJob<InLayer<IsotropyParameters>, Isotropy>('galaxy/isotropy', {
  title: 'Isotropy',
  figures: figuresWithP,
});

/** The slope of a layer's spectrum without the bias of sample eigenvalues. */
export const populationSlopeJob = defineJob<InLayer<PopulationSlopeParameters>, PopulationSlope>(
  'galaxy/population-slope',
  { title: 'Slope of the population' },
);

/** How much less entropy a layer's cloud has than a Gaussian one. */
export const entropyJob = defineJob<InLayer<ClusteringEntropyParameters>, ClusteringEntropy>(
  'galaxy/entropy',
  { title: 'Clustering entropy', figures: figuresWithP },
);

/** The clustering entropy of the paper's figure, by the definitions of its code. */
export const publishedEntropyJob = defineJob<InLayer<PublishedEntropyParameters>, PublishedEntropy>(
  'galaxy/published-entropy',
  { title: 'Clustering entropy as published' },
);

/** A sparse autoencoder of a layer's decoder directions, beside those of spectrum-matched clouds. */
export const metaSaeJob = defineJob<InLayer<MetaSaeParameters>, MetaSae>('galaxy/meta-sae', {
  title: 'Meta-SAE',
});

/** The L0 of layers, in their order; null where it is not known. */
export const l0Job = defineJob<{ readonly layers: readonly string[] }, readonly (L0 | null)[]>('galaxy/l0', {
  title: 'Read L0',
  light: true,
});

/** Which features of two layers are the same. */
export const matchingJob = defineJob<MatchRequest, Matching>('galaxy/matching', { title: 'Match layers' });
