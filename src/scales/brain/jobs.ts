import type { TokenInContext } from '../../dataset/dataset.ts';
import { defineJob } from '../../jobs/job.ts';
import type {
  AffinityAgreement,
  Agreement,
  CategoryNull,
  CollapsedClassifier,
  Company,
  EncodeParameters,
  Meeting,
  Stability,
  SweepPoint,
  Typical,
} from './analysis/index.ts';
import { figuresWithP } from '../../jobs/figures.ts';
import type { GeometryAffinity } from './analysis/affinities/affinities.ts';
import type { LocalityRequest, SeedsRequest } from './analysis/controlReports.ts';
import type { Held } from './analysis/geometry/held.ts';
import type { HeldOut } from './analysis/heldOut/heldOut.ts';
import type { Locality } from './analysis/locality/locality.ts';
import type { PublishedAgreement } from './analysis/published/agreement.ts';
import type { PublishedClassifier } from './analysis/published/classifier.ts';
import type { SeedsReport } from './analysis/stability/seeds.ts';
import type { Following } from './analysis/following/following.ts';
import type { FollowingRequest } from './analysis/following/report.ts';
import type { LobesRequest } from './analysis/request.ts';
import type { Hierarchy } from './analysis/together/hierarchy.ts';
import type { TokenAbsorption } from './analysis/together/tokenAbsorption.ts';
import type { AbsorptionRequest, HierarchyRequest, TogetherRequest } from './analysis/together/reports.ts';
import type { Together } from './analysis/together/together.ts';
import type { SweepStep } from './analysis/sweep/sweepPlan.ts';
import type { RankedClusters, TokenCloudRequest, TokenRankingRequest } from './analysis/tokens/report.ts';
import type { TokenCloud } from './analysis/tokens/tokenCloud.ts';

export type { BrainLobes } from './analysis/lobes/report.ts';
export type { LobesRequest } from './analysis/request.ts';

/** Lobes stand in `shared`, because other scales ask for them too. */
export { lobesJob } from '../shared/lobes/job.ts';

/** The features most typical of each lobe. */
export const typicalJob = defineJob<LobesRequest, Typical>('brain/typical', {
  title: 'Typical features',
});

/** Lobe × category with categories permuted over documents, the null of the table. */
export const categoryNullJob = defineJob<LobesRequest & { readonly shuffles: number }, CategoryNull | null>(
  'brain/category-null',
  // The cells are corrected for their number and count as one.
  { title: 'Categories, permuted', figures: (found) => (found ? 1 : 0) },
);

/** Agreement of the lobes with clusters of the directions. */
export const geometryJob = defineJob<
  LobesRequest & { readonly permutations: number; readonly by: GeometryAffinity; readonly hold?: Held },
  Agreement
>('brain/geometry', { title: 'Lobes and geometry', figures: figuresWithP });

/** How well directions predict lobes. */
export const classifierJob = defineJob<
  LobesRequest & { readonly permutations: number; readonly hold?: Held },
  CollapsedClassifier
>('brain/classifier', { title: 'Directions to lobes', figures: figuresWithP });

/** Whether function follows geometry, before anything is cut into lobes. */
export const localityJob = defineJob<LocalityRequest, Locality>('brain/locality', {
  title: 'Locality',
  figures: figuresWithP,
});

/** Lobes, and clusters of the directions, under other seeds. */
export const seedsJob = defineJob<SeedsRequest, SeedsReport>('brain/seeds', { title: 'Other seeds' });

/** Whether lobes hold in categories of documents that they were not made of. */
export const heldOutJob = defineJob<LobesRequest & { readonly draws: number }, HeldOut>('brain/held-out', {
  title: 'Categories held out',
  figures: figuresWithP,
});

/** “Mutual information” of the lobes with clusters of the directions, as published. */
export const publishedGeometryJob = defineJob<
  LobesRequest & { readonly permutations: number; readonly by: GeometryAffinity },
  PublishedAgreement
>('brain/published-geometry', { title: 'Lobes and geometry, as published' });

/** The classifier as published. */
export const publishedClassifierJob = defineJob<
  LobesRequest & { readonly fits: number },
  PublishedClassifier
>('brain/published-classifier', { title: 'Directions to lobes, as published' });

/** Agreement of the lobes with those of bootstrap samples of the blocks. */
export const stabilityJob = defineJob<
  LobesRequest & { readonly samples: number; readonly nulls: number },
  Stability
>('brain/stability', { title: 'Stability', figures: figuresWithP });

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

/** The tokens at which features fire, as a cloud of points. */
export const tokensJob = defineJob<TokenCloudRequest, TokenCloud>('brain/tokens', {
  title: 'Cloud of tokens',
  figures: figuresWithP,
});

/** The text around a token of a file of strongest tokens, by its number in the file. */
export const tokenContextJob = defineJob<{ readonly layer: string; readonly token: number }, TokenInContext>(
  'brain/token-context',
  { title: 'Context of a token', light: true },
);

/** Lobes, or clusters of the directions, by the shapes of their tokens. */
export const tokenRankingJob = defineJob<TokenRankingRequest, RankedClusters>('brain/token-ranking', {
  title: 'Ranking by the shapes of tokens',
  // The clusters are corrected for their number, so that each of the three indices counts as one.
  figures: ({ candidates }) => (candidates.length > 0 ? 3 : 0),
});

/** The features that a feature fires with most. */
export const companyJob = defineJob<
  { readonly layer: string; readonly feature: number; readonly count: number },
  Company
>('brain/company', { title: 'Company', light: true });

/** The pairs of features that fire together, or apart, beyond the margins of both. */
export const togetherJob = defineJob<TogetherRequest, Together>('brain/together', {
  title: 'Together beyond chance',
  // All pairs are corrected for their number and count as one.
  figures: () => 1,
});

/** The hierarchy of features, from firings. */
export const hierarchyJob = defineJob<HierarchyRequest, Hierarchy>('brain/hierarchy', {
  title: 'Hierarchy',
  figures: figuresWithP,
});

/** Parents that are silent at their children's tokens. */
export const absorptionJob = defineJob<AbsorptionRequest, TokenAbsorption>('brain/absorption', {
  title: 'Absorption by tokens',
});

/** The lobes of a layer followed to another layer. */
export const followingJob = defineJob<FollowingRequest, Following>('brain/following', {
  title: 'Lobes in another layer',
  figures: figuresWithP,
});

/** The blocks in which two features both fire. */
export const meetingJob = defineJob<
  { readonly layer: string; readonly a: number; readonly b: number; readonly count: number },
  Meeting
>('brain/meeting', { title: 'Blocks of both', light: true });

/** One point of the sweep over k; eigenvectors are found once for all k up to `most`. */
export const sweepPointJob = defineJob<LobesRequest & Omit<SweepStep, 'affinity'>, SweepPoint>(
  'brain/sweep',
  { title: 'Sweep', figures: figuresWithP },
);
