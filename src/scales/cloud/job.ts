import type { LayerInfo } from '../../dataset/dataset.ts';
import { defineJob } from '../../jobs/job.ts';
import type { ValuesOf } from '../../state/fields.ts';
import type { Cloud, CloudParameters, LayersRange, Projection } from './analysis/index.ts';
import type { cloudFields } from './fields.ts';

/** Places of a layer's features along three principal components. */
export const cloudJob = defineJob<CloudParameters & { readonly layer: string }, Cloud>('galaxy/cloud', {
  title: 'Principal components',
});

/** From the view to the job's parameters: the same for the scene and for the results in a bundle. */
export const cloudRequest = (layer: LayerInfo, { axes, components, seed }: ValuesOf<typeof cloudFields>) => ({
  layer: layer.id,
  components: (components ?? [1, 2, 3]) as [number, number, number],
  axes,
  seed,
});

/** Places of a layer's features along the axes of another layer, `[features, 3]`. */
export const projectionJob = defineJob<Projection & { readonly layer: string }, Float32Array>(
  'galaxy/projection',
  { title: 'Follow the axes', light: true },
);

/** One number per feature, to colour, size or filter by: its norm, or the distance to its nearest neighbour, `[features]`. */
export const measureJob = defineJob<
  { readonly layer: string; readonly measure: 'norm' | 'distance' },
  Float32Array
>('galaxy/measure', { title: 'Measure features' });

/**
 * The range of a numeric column of the labels over layers, or of the firing frequency if the column is null; null if no
 * layer has the column.
 */
export const columnRangeJob = defineJob<
  { readonly layers: readonly string[]; readonly column: string | null },
  { readonly range: LayersRange | null }
>('galaxy/column-range', { title: 'Read the range over layers', light: true });
