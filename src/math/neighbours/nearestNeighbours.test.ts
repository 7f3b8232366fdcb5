import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { useKernels } from '../kernels/kernels.ts';
import { plainKernels } from '../kernels/plain/plain.ts';
import { matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { CancelledError } from '../work/work.ts';
import { nearestNeighbours } from './nearestNeighbours.ts';
import { gatherNeighbours, nearestByAll, squaredNorms, type Points } from '../kernels/nearest/distance.ts';
import type { Metric } from '../kernels/nearest/interface.ts';

// Plain kernels take seconds for the size at which sharing begins.
beforeAll(async () => useKernels(await loadKernels()));
afterAll(() => useKernels(plainKernels));

function points(rows: number, columns: number) {
  const stream = random(5);
  const data = Float32Array.from({ length: rows * columns }, () => Math.round(4 * stream.normal()) / 4);
  return matrix(data, rows, columns);
}

describe('nearestNeighbours', () => {
  it.each([
    [4100, 120, 'euclidean', 8],
    [4100, 120, 'cosine', 3],
    [300, 2, 'euclidean', 8],
    [2, 1, 'cosine', 8],
  ] satisfies [number, number, Metric, number][])(
    'finds for %i × %i what comparing a row with every row finds (%s, team of %i)',
    async (rows, columns, metric, size) => {
      const x = points(rows, columns);
      const k = Math.min(15, rows - 1);
      const work = teamWork(size);
      const found = await nearestNeighbours(x, { k, metric }, work);
      const rowsOfX: Points = {
        data: x.data,
        rows,
        dim: columns,
        metric,
        norms: squaredNorms(x.data, rows, columns),
      };
      for (let i = 0; i < rows; i += Math.ceil(rows / 200)) {
        const byAll = gatherNeighbours(rowsOfX, i, i + 1, k, (heap) => nearestByAll(rowsOfX, heap, i));
        expect(found.indices.subarray(i * k, (i + 1) * k)).toEqual(byAll.indices);
        expect(found.distances.subarray(i * k, (i + 1) * k)).toEqual(byAll.distances);
      }
      expect(work.held()).toBe(0);
    },
  );

  it('takes everything back when it is cancelled', async () => {
    const work = teamWork(4);
    const cancelled = { ...work, pause: () => Promise.reject(new CancelledError()) };
    const search = nearestNeighbours(points(4100, 120), { k: 3, metric: 'cosine' }, cancelled);
    await expect(search).rejects.toThrow(CancelledError);
    expect(work.held()).toBe(0);
  });
});
