import * as v from 'valibot';
import { expect, it } from 'vitest';
import { besideNull } from '../../math/statistics/nulls/nullFigure.ts';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import type { MetaSae } from './analysis/index.ts';
import { forms } from './forms.ts';
import { metaSaeJob } from './jobs.ts';

const FEATURES = 6;
const layer = { features: FEATURES, dim: 4 } as LayerInfo;
const form = forms[metaSaeJob.name]!(layer, {} as DatasetInfo, {})!;

/** A feature has one part each. */
const found: MetaSae = {
  n: FEATURES,
  dim: 4,
  width: 3,
  askedWidth: 4,
  active: 1,
  steps: 50,
  batch: 6,
  rate: 1e-3,
  seed: 42,
  zeroRows: 0,
  explained: besideNull(0.5, [0.2, 0.3]),
  curve: Float64Array.of(1, 0.5),
  nullCurve: Float64Array.of(1, 0.8),
  dead: 0,
  replaced: 0,
  starts: Uint32Array.from({ length: FEATURES + 1 }, (_, i) => i),
  metas: Uint32Array.from({ length: FEATURES }, (_, i) => i % 3),
  strengths: new Float32Array(FEATURES).fill(1),
  preprocessing: '',
};

it('a meta-SAE whose numbers cannot be is computed again', () => {
  expect(v.is(form, found)).toBe(true);
  for (const bad of [NaN, Infinity, 1e300, 2 ** 40, -1, 0.5])
    for (const field of ['width', 'steps', 'batch', 'dead'])
      if (field === 'width' || bad !== 2 ** 40)
        expect(v.is(form, { ...found, [field]: bad }), `${field} ${bad}`).toBe(false);
  for (const field of ['curve', 'strengths'] as const)
    expect(v.is(form, { ...found, [field]: found[field].with(0, NaN) }), field).toBe(false);
  expect(v.is(form, { ...found, metas: found.metas.with(0, 3) })).toBe(false);
});
