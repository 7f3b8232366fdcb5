import { defineJob } from '../../jobs/job.ts';
import type { Cloud, CloudParameters, Shape, ShapeParameters } from './analysis.ts';

/** Where a layer's features lie along three principal components. */
export const cloudJob = defineJob<CloudParameters & { readonly layer: string }, Cloud>('galaxy/cloud', {
  title: 'Principal components',
});

/** The shape of a layer's cloud: its whole spectrum and what is read from it. */
export const shapeJob = defineJob<ShapeParameters & { readonly layer: string }, Shape>('galaxy/shape', {
  title: 'Spectrum',
});
