import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random } from '../src/math/random/random.ts';
import { quietWork } from '../src/math/work/work.ts';
import { clusteringEntropy, isotropy } from '../src/scales/galaxy/analysis/index.ts';
import { clusteredWorld, gaussianWorld } from '../src/scales/galaxy/analysis/testing/worlds.ts';
import { directions } from './directions.ts';
import type { CalibratedFigure, Case } from './figures.ts';

const N = 160;
const DIM = 10;
const DRAWS = 199;
const ENTROPY_DRAWS = 99;

function unequal(seed: number): Matrix {
  const stream = random(seed + 77_777);
  return directions(N, DIM, seed, () => Math.exp(0.3 * stream.normal()));
}

const WITHOUT = [
  { name: 'an isotropic Gaussian', world: (seed: number) => gaussianWorld(N, DIM, seed) },
  { name: 'directions uniform on the sphere', world: (seed: number) => directions(N, DIM, seed, () => 1) },
  { name: 'uniform directions, lengths of log-deviation 0.3', world: unequal },
];

const isotropyOf = async (world: Matrix, seed: number) =>
  (await isotropy(world, { clouds: DRAWS, pairs: 1, seed }, quietWork)).p;

const entropyOf = async (world: Matrix, seed: number) =>
  (await clusteringEntropy(world, { gaussians: ENTROPY_DRAWS, subsamples: 2, seed }, quietWork)).difference.p;

const longer = (ratio: number): Case => ({
  name: 'a Gaussian longer along one axis',
  strength: `× ${ratio}`,
  p: (seed) =>
    isotropyOf(
      gaussianWorld(N, DIM, seed, (j) => (j === 0 ? ratio : 1)),
      seed,
    ),
});

const clustered = (within: number): Case => ({
  name: '20 clusters',
  strength: `width ${within} of their distance`,
  p: (seed) => entropyOf(clusteredWorld(N, DIM, 20, within, seed), seed),
});

export const galaxyFigures: readonly CalibratedFigure[] = [
  {
    id: 'isotropy',
    name: 'Isotropy, the smallest corrected p of its figures',
    draws: DRAWS,
    cases: [
      ...WITHOUT.map(({ name, world }): Case => ({
        name,
        strength: null,
        p: (seed) => isotropyOf(world(seed), seed),
      })),
      ...[1.15, 1.3, 1.5].map(longer),
    ],
  },
  {
    id: 'entropy',
    name: 'Clustering entropy',
    draws: ENTROPY_DRAWS,
    cases: [
      ...WITHOUT.map(({ name, world }): Case => ({
        name,
        strength: null,
        p: (seed) => entropyOf(world(seed), seed),
      })),
      {
        name: 'a Gaussian of spectrum rank^−0.5',
        strength: null,
        p: (seed) =>
          entropyOf(
            gaussianWorld(N, DIM, seed, (j) => (j + 1) ** -0.25),
            seed,
          ),
      },
      ...[0.9, 0.6, 0.3].map(clustered),
    ],
  },
];
