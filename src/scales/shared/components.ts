import { defineJob } from '../../jobs/job.ts';
import type { ComponentParameters, Components } from './analysis/components.ts';

/** A layer's features along its leading principal axes. */
export const componentsJob = defineJob<ComponentParameters & { readonly layer: string }, Components>(
  'components',
  { title: 'Leading components' },
);
