import { figuresWithP } from '../../jobs/figures.ts';
import { defineJob } from '../../jobs/job.ts';
import type { LobesRequest } from '../shared/lobes/job.ts';
import type { GrowBy, SelectionReport, SelectionRequest } from './analysis/index.ts';

/** A selection beside random sets of the same size and frequency; with the lobes of a request if there is one. */
export const selectionJob = defineJob<
  SelectionRequest & {
    readonly draws: number;
    readonly seed: number;
    readonly lobes: LobesRequest | null;
  },
  SelectionReport
>('selection/figures', { title: 'Figures of the selection', figures: figuresWithP });

/** The items nearest to the members of a selection; see `growReport`. */
export const growJob = defineJob<
  SelectionRequest & { readonly by: GrowBy; readonly count: number },
  Uint32Array
>('selection/grow', { title: 'Grow the selection' });
