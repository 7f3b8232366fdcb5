import type { LayerInfo } from '../../../dataset/dataset.ts';
import { defineJob } from '../../../jobs/job.ts';
import type { ValuesOf } from '../../../state/fields.ts';
import type { Tsne, TsneParameters, Umap, UmapParameters } from '../analysis/index.ts';
import type { layoutFields } from './fields.ts';

type InLayer<P> = P & { readonly layer: string };

/** The parameters of the layouts, as the view holds them. */
export type LayoutView = ValuesOf<typeof layoutFields>;

/** Coordinates that the bundle includes, `[features, 3]`; the third is 0 if it has two. */
export const givenLayoutJob = defineJob<
  { readonly layer: string },
  { readonly positions: Float32Array; readonly dimensions: number }
>('galaxy/layout', { title: 'Read coordinates', light: true });

/** A layer's features laid out by UMAP. */
export const umapJob = defineJob<InLayer<UmapParameters>, Umap>('galaxy/umap', { title: 'UMAP' });

/** From the view to UMAP's parameters: the same for the scene and for the results in a bundle. */
export const umapRequest = (layer: LayerInfo, { umapDimensions, neighbours, minDist, seed }: LayoutView) => ({
  layer: layer.id,
  dimensions: umapDimensions === '3' ? (3 as const) : (2 as const),
  neighbours,
  minDist,
  seed,
});

/** A layer's features laid out by t-SNE. */
export const tsneJob = defineJob<InLayer<TsneParameters>, Tsne>('galaxy/tsne', { title: 't-SNE' });

/** From the view to the parameters of t-SNE: the same for the scene and for the results in a bundle. */
export const tsneRequest = (
  layer: LayerInfo,
  { tsneDimensions, perplexity, tsneIterations, tsneSeed }: LayoutView,
) => ({
  layer: layer.id,
  dimensions: tsneDimensions === '3' ? (3 as const) : (2 as const),
  perplexity,
  iterations: tsneIterations,
  seed: tsneSeed,
});
