import { expect, it } from 'vitest';
import { figureBeside } from './figureBeside.ts';

it('a figure beside its null has its error, z and p, if they are known', () => {
  const distribution = { mean: 0, sd: 1, samples: [0, 1] };
  expect(figureBeside({ value: 3, error: 0.5, null: distribution, z: 3, p: 0.01 })).toEqual({
    value: 3,
    error: 0.5,
    distribution,
    z: 3,
    p: 0.01,
  });
  expect(figureBeside({ value: 3, null: distribution })).toEqual({
    value: 3,
    distribution,
    z: null,
    p: null,
  });
});
