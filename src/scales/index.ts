import { atom } from './atom/scale.ts';
import { brain } from './brain/scale.ts';
import { galaxy } from './galaxy/scale.ts';
import type { Scale } from './scale.ts';

/** The scales, from the smallest to the largest: the one list of them. */
export const SCALES: readonly Scale[] = [atom, brain, galaxy];

/** The scale of a first visit. */
export const FIRST_SCALE: Scale = brain;
