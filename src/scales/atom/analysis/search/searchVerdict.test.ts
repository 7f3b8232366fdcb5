import { describe, expect, it } from 'vitest';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { differenceClusterParameters, differenceClusters } from './differenceClusters.ts';
import { crystalSearch, searchParameters } from './search.ts';
import { clustersVerdict, searchVerdict } from './searchVerdict.ts';

/** Gaussian points; the last `pairs` are the first ones moved by one vector. */
function points(n: number, d: number, pairs: number, seed: number): Matrix {
  const stream = random(seed);
  const x = matrix(
    Float32Array.from({ length: n * d }, () => stream.normal()),
    n,
    d,
  );
  const move = Float64Array.from({ length: d }, () => 3 * stream.normal());
  for (let p = 0; p < pairs; p++) {
    for (let j = 0; j < d; j++) x.data[(n - pairs + p) * d + j] = x.data[p * d + j]! + move[j]!;
  }
  return x;
}

const every = ({ rows }: Matrix) => Array.from({ length: rows }, (_, i) => i);
const searched = async (x: Matrix, draws: number) =>
  searchVerdict(
    await crystalSearch(x, searchParameters(every(x), { draws, unitLength: false, count: 5 }), quietWork),
  );
const clustered = async (x: Matrix, draws: number) =>
  clustersVerdict(
    await differenceClusters(
      x,
      differenceClusterParameters(every(x), { draws, unitLength: false, clusters: 6 }),
      quietWork,
    ),
  );

describe('the verdict on crystals that are looked for', () => {
  it('is nothing here without crystals, and beyond chance with them', async () => {
    expect(await searched(points(30, 10, 0, 1), 39)).toMatch(/^Nothing here: the best crystal has an error/);
    expect(await searched(points(30, 10, 4, 1), 39)).toMatch(/^Beyond chance: the best crystal .*\(z −/);
  });

  it('needs draws of chance', async () => {
    expect(await searched(points(20, 8, 0, 1), 1)).toMatch(/^With 1 draw of chance nothing can be said/);
    expect(await searched(points(20, 8, 0, 1), 0)).toMatch(/^Without draws of chance/);
  });
});

describe('the verdict on clusters of differences', () => {
  it('is nothing here without a shared difference, and beyond chance with one', async () => {
    expect(await clustered(points(40, 20, 0, 2), 20)).toMatch(/^Nothing here: the best cluster/);
    expect(await clustered(points(40, 20, 18, 2), 20)).toMatch(/^Beyond chance: the best cluster/);
    expect(await clustered(points(20, 8, 0, 1), 2)).toMatch(/^With 2 draws of chance/);
  });
});
