import { expect, test } from 'vitest';
import { random } from '../../../../math/random/random.ts';
import { teamWork } from '../../../../math/work/testing/teamWork.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { agreement, agreementOfAll } from './geometry.ts';

test.each([false, true])('is the figure of the agreement, with families: %s', async (hasFamilies) => {
  const stream = random(5);
  const labels = (k: number) => Int32Array.from({ length: 90 }, () => stream.integer(k + 1) - 1);
  const [a, b] = [labels(3), labels(4)];
  const strata = Uint8Array.from(a, () => stream.integer(3));
  const families = hasFamilies ? Int32Array.from(a, (_, i) => i - (i % 3)) : null;
  const parameters = { permutations: 25, seed: 3, strata, families };
  const { ami, collapsed } = await agreement(a, b, parameters, quietWork);
  expect(collapsed !== null).toBe(hasFamilies);
  expect(await agreementOfAll(a, b, parameters, teamWork(8))).toEqual(ami);
  await expect(agreementOfAll(a, a.slice().fill(-1), parameters, quietWork)).rejects.toThrow(
    'both clusterings',
  );
});
