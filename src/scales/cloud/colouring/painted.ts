import type { Legend } from '../../../stage/scene.ts';

/** Colours of the points, `[n, 4]`, and the legend that explains them. */
export interface Painted {
  readonly colours: Uint8Array;
  readonly legend: Legend | null;
}
