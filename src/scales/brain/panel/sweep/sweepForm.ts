import * as v from 'valibot';
import { COOCCURRENCE_AFFINITIES } from '../../analysis/affinities/affinities.ts';
import type { SweepPoint } from '../../analysis/index.ts';

const figure = {
  value: v.number(),
  null: v.object({ mean: v.number(), sd: v.number() }),
  z: v.nullable(v.number()),
  p: v.nullable(v.number()),
  draws: v.number(),
};

const sweepPoint = v.object({
  affinity: v.picklist(COOCCURRENCE_AFFINITIES),
  k: v.pipe(v.number(), v.integer()),
  ami: v.object(figure),
  balancedAccuracy: v.nullable(v.object({ ...figure, error: v.number(), lobesTested: v.number() })),
  smallest: v.number(),
  largest: v.number(),
});

/** Whether a value, such as one that an earlier version of the app stored, is a point of a sweep. */
export const isSweepPoint = (value: unknown): value is SweepPoint => v.is(sweepPoint, value);
