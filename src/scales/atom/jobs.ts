import { figuresWithP } from '../../jobs/figures.ts';
import { defineJob } from '../../jobs/job.ts';
import type {
  Analogy,
  AnalogyQuestion,
  AnalogyTest,
  AnalogyTestParameters,
  ComponentCurve,
  CrystalParameters,
  CrystalQuality,
  Crystals,
  Distractors,
  LayerQuality,
} from './analysis/index.ts';
import type {
  DifferenceClusterParameters,
  DifferenceClusters,
} from './analysis/search/differenceClusters.ts';
import type { PublishedCrystals } from './analysis/published/crystals.ts';
import type { PlaneView } from './analysis/crystals/plane.ts';
import type { SearchedAmong } from './analysis/reports.ts';
import type { CrystalSearch, SearchParameters } from './analysis/search/search.ts';

type AtLayer = CrystalParameters & { readonly layer: string };

/** The words of the chosen relations as the scene draws them: raw, and with distractors removed. */
export const crystalsJob = defineJob<AtLayer, Crystals>('atom/scene', { title: 'Crystals' });

/** How good the crystals are: raw, in-sample and on held-out pairs, beside their nulls. */
export const crystalQualityJob = defineJob<AtLayer, CrystalQuality>('atom/quality', {
  title: 'Crystal quality',
  figures: figuresWithP,
});

/** Silhouette against the number of discriminant axes. */
export const componentCurveJob = defineJob<AtLayer & { readonly most: number }, ComponentCurve>(
  'atom/components',
  { title: 'Silhouette against components', figures: figuresWithP },
);

/** Silhouette against LDA components, and the first component against word length, as published. */
export const publishedCrystalsJob = defineJob<AtLayer & { readonly most: number }, PublishedCrystals>(
  'atom/published',
  { title: 'Crystals as published' },
);

/** The covariates that the leading components of the differences correlate with. */
export const distractorsJob = defineJob<AtLayer & { readonly count: number }, Distractors>(
  'atom/distractors',
  { title: 'Distractors', figures: figuresWithP },
);

/** An analogy's answers, and its words in the plane of the parallelogram: a, b, c, then the answers. */
export interface SolvedAnalogy extends Analogy {
  readonly view: PlaneView;
}

/** Solves a : b :: c : ? */
export const analogyJob = defineJob<AtLayer & { readonly question: AnalogyQuestion }, SolvedAnalogy>(
  'atom/analogy',
  { title: 'Analogy' },
);

/** How often analogies made of whole relations are solved, beside baselines that know a part of the question. */
export const analogyTestJob = defineJob<AnalogyTestParameters & { readonly layer: string }, AnalogyTest>(
  'atom/analogy-test',
  { title: 'Analogy test' },
);

/** Held-out quality at one layer, without what takes longest in the full report: to be asked for layer by layer. */
export const layerQualityJob = defineJob<AtLayer, LayerQuality>('atom/layer-quality', {
  title: 'Crystals of a layer',
  figures: figuresWithP,
});

/** Which vectors of a layer: decoder directions, or words. */
interface Among {
  readonly layer: string;
  readonly among: SearchedAmong;
}

export type SearchRequest = SearchParameters & Among;

/** Looks for crystals without knowing the relations. */
export const crystalSearchJob = defineJob<SearchRequest, CrystalSearch>('atom/search', {
  title: 'Crystal search',
  figures: figuresWithP,
});

/** Clusters of differences by k-means, the paper's first attempt. */
export const differenceClustersJob = defineJob<DifferenceClusterParameters & Among, DifferenceClusters>(
  'atom/clusters',
  { title: 'Clusters of differences', figures: figuresWithP },
);

/** Some vectors of unit length in the plane of the first three. */
export const planeJob = defineJob<Among & { readonly points: readonly number[] }, PlaneView>('atom/plane', {
  title: 'Crystal',
});
