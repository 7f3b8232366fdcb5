import type { L0 } from '../../dataset/l0.ts';
import { defineJob } from '../../jobs/job.ts';
import type {
  ClusteringEntropy,
  ClusteringEntropyParameters,
  Isotropy,
  IsotropyParameters,
  PopulationSlope,
  PopulationSlopeParameters,
  PublishedEntropy,
  PublishedEntropyParameters,
  Shape,
  Umap,
  UmapParameters,
} from './analysis/index.ts';

type InLayer<P> = P & { readonly layer: string };

/** The cloud stands in a folder of its own, because other scales draw it too. */
export { cloudJob, measureJob, projectionJob } from '../cloud/job.ts';

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
});

/** The slope of a layer's spectrum without the bias of sample eigenvalues. */
export const populationSlopeJob = defineJob<InLayer<PopulationSlopeParameters>, PopulationSlope>(
  'galaxy/population-slope',
  { title: 'Slope of the population' },
);

/** How much less entropy a layer's cloud has than a Gaussian one. */
export const entropyJob = defineJob<InLayer<ClusteringEntropyParameters>, ClusteringEntropy>(
  'galaxy/entropy',
  { title: 'Clustering entropy' },
);

/** The clustering entropy of the paper's figure, by the definitions of its code. */
export const publishedEntropyJob = defineJob<InLayer<PublishedEntropyParameters>, PublishedEntropy>(
  'galaxy/published-entropy',
  { title: 'Clustering entropy as published' },
);

/** The L0 of layers, in their order; null where it is not known. */
export const l0Job = defineJob<{ readonly layers: readonly string[] }, readonly (L0 | null)[]>('galaxy/l0', {
  title: 'Read L0',
  light: true,
});

/** Coordinates that the bundle brings along, `[features, 3]`; the third is 0 if it brings two. */
export const givenLayoutJob = defineJob<
  { readonly layer: string },
  { readonly positions: Float32Array; readonly dimensions: number }
>('galaxy/layout', { title: 'Read coordinates', light: true });

/** A layer's features laid out by UMAP. */
export const umapJob = defineJob<InLayer<UmapParameters>, Umap>('galaxy/umap', { title: 'UMAP' });
