import { defineJob } from '../../jobs/job.ts';
import type {
  AffinityAgreement,
  AffinityName,
  Agreement,
  CategoryNull,
  CategoryTable,
  Classifier,
  Company,
  EncodeParameters,
  FeatureFilter,
  Lobes,
  Meeting,
  Stability,
  SweepPoint,
  Typical,
} from './analysis/index.ts';

/** The lobes' parameters, and the layer. */
export interface LobesRequest extends FeatureFilter {
  readonly layer: string;
  readonly affinity: AffinityName;
  readonly k: number;
  readonly seed: number;
}

/** Lobes of a layer: features that fire together, by spectral clustering. */
export const lobesJob = defineJob<LobesRequest, BrainLobes>('brain/lobes', { title: 'Lobes' });

/** Lobes, and the categories of documents in which they lead. */
export interface BrainLobes extends Lobes {
  /** null if blocks have no category */
  readonly categories: CategoryTable | null;
  /** the number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/** The features most typical of each lobe. */
export const typicalJob = defineJob<LobesRequest, Typical>('brain/typical', {
  title: 'Typical features',
});

/** Lobe × category with shuffled lobes, the null of the table. */
export const categoryNullJob = defineJob<LobesRequest & { readonly shuffles: number }, CategoryNull | null>(
  'brain/category-null',
  { title: 'Categories, shuffled lobes' },
);

/** Agreement of the lobes with clusters of the directions. */
export const geometryJob = defineJob<
  LobesRequest & { readonly permutations: number; readonly by: 'cosine' | 'angular' },
  Agreement
>('brain/geometry', { title: 'Lobes and geometry' });

/** How well directions predict lobes. */
export const classifierJob = defineJob<LobesRequest & { readonly permutations: number }, Classifier>(
  'brain/classifier',
  { title: 'Directions to lobes' },
);

/** Agreement of the lobes with those of bootstrap samples of the blocks. */
export const stabilityJob = defineJob<
  LobesRequest & { readonly samples: number; readonly nulls: number },
  Stability
>('brain/stability', { title: 'Stability' });

/** Agreement of the affinities with each other. */
export const affinitiesJob = defineJob<Omit<LobesRequest, 'affinity'>, AffinityAgreement>(
  'brain/affinities',
  { title: 'Agreement of affinities' },
);

/** Firings as a file, and its contents in numbers. */
export interface EncodedFile {
  /** its place among the open files */
  readonly path: string;
  /** an `.npz` archive */
  readonly bytes: Uint8Array;
  readonly blocks: number;
  readonly documents: number;
  /** tokens that are in no block */
  readonly dropped: number;
}

/** Block firings of activations, by a whole SAE. */
export const encodeJob = defineJob<{ readonly layer: string } & EncodeParameters, EncodedFile>(
  'brain/encode',
  { title: 'Encode activations' },
);

/** The features that a feature fires with most. */
export const companyJob = defineJob<
  { readonly layer: string; readonly feature: number; readonly count: number },
  Company
>('brain/company', { title: 'Company', light: true });

/** The blocks in which two features both fire. */
export const meetingJob = defineJob<
  { readonly layer: string; readonly a: number; readonly b: number; readonly count: number },
  Meeting
>('brain/meeting', { title: 'Blocks of both', light: true });

/** One point of the sweep over k; eigenvectors are found once for all k up to `most`. */
export const sweepPointJob = defineJob<
  LobesRequest & { readonly most: number; readonly permutations: number; readonly fits: number },
  SweepPoint
>('brain/sweep', { title: 'Sweep' });
