import { FIRST_SCALE, SCALES } from './index.ts';
import type { Scale } from './scale.ts';

/** A scale by its id; the scale of a first visit if no scale has it. */
export const scaleOf = (id: string): Scale => SCALES.find((scale) => scale.id === id) ?? FIRST_SCALE;
