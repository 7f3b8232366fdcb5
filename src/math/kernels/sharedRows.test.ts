import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { pca } from '../spectra/pca.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { kernels, useKernels } from './kernels.ts';
import { limitResidentRows } from './sharedRows.ts';

const fastest = await loadKernels();
beforeAll(() => useKernels(fastest));
afterEach(() => {
  limitResidentRows(Infinity);
  vi.restoreAllMocks();
});

/** Wide enough to be shared by a team, and too large for its covariance to be built. */
function cloud(): Matrix {
  const [rows, columns] = [4200, 900];
  const stream = random(7);
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, () => stream.normal()) };
}

/** How many kernels keep rows at once, at most and at the end. */
function watchKernels() {
  const found = { now: 0, most: 0 };
  const whole = kernels();
  const dense = whole.dense.bind(whole);
  vi.spyOn(kernels(), 'dense').mockImplementation((x) => {
    const kernel = dense(x);
    found.most = Math.max(found.most, ++found.now);
    return {
      ...kernel,
      free() {
        found.now--;
        kernel.free();
      },
    };
  });
  return found;
}

it('gives the same components to the last bit, however many rows the kernels keep', async () => {
  const x = cloud();
  const kept = watchKernels();
  const options = { components: 3 };
  const all = await pca(x, options, teamWork(4));
  expect(kept).toEqual({ now: 0, most: 4 });
  kept.most = 0;
  limitResidentRows(0);
  expect(await pca(x, options, teamWork(4))).toEqual(all);
  expect(kept).toEqual({ now: 0, most: 0 });
  limitResidentRows((2 * x.data.byteLength) / 4);
  kept.most = 0;
  expect(await pca(x, options, teamWork(4))).toEqual(all);
  expect(kept).toEqual({ now: 0, most: 2 });
});
