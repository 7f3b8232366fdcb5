import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { quietWork } from '../../../math/work/work.ts';
import { absorptionWorld } from '../analysis/together/testing/absorptionWorld.ts';
import { tokenAbsorption } from '../analysis/together/tokenAbsorption.ts';
import { absorptionForm } from './absorption.ts';

it('takes candidates as they are computed, and none that the layer lacks or that do not add up', async () => {
  const { activations, decoder, pairs } = absorptionWorld({
    tokens: 3000,
    families: 3,
    others: 1,
    absorbed: 0.4,
    shared: 1.5,
    seed: 1,
  });
  const found = await tokenAbsorption(activations, decoder, pairs, quietWork);
  const form = absorptionForm({ features: decoder.rows } as LayerInfo);
  const fits = (changed: object) => v.is(form, { ...found, ...changed });
  const [first, ...others] = found.candidates;
  const withFirst = (changed: object) => fits({ candidates: [{ ...first!, ...changed }, ...others] });
  expect(others.length).toBeGreaterThan(0);
  expect(fits({})).toBe(true);

  expect(withFirst({ parent: decoder.rows })).toBe(false);
  expect(withFirst({ p: 1.5 })).toBe(false);
  expect(withFirst({ expected: NaN })).toBe(false);
  expect(withFirst({ silent: first!.carried + 1 })).toBe(false);
  expect(withFirst({ tokens: first!.tokens.slice(1) })).toBe(false);
  expect(withFirst({ activations: first!.activations.with(0, Infinity) })).toBe(false);
  expect(fits({ candidates: [first, ...found.candidates] })).toBe(false);
  expect(fits({ found: 0 })).toBe(false);
  expect(fits({ judged: found.pairs + 1 })).toBe(false);
});
