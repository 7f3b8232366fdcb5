import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random } from '../src/math/random/random.ts';
import { besideNull, type NullFigure } from '../src/math/statistics/nulls/nullFigure.ts';
import { quietWork } from '../src/math/work/work.ts';
import {
  crystalParameters,
  crystalSearch,
  differenceClusterParameters,
  differenceClusters,
  distractors,
  layerQuality,
  searchParameters,
  type RelationWords,
} from '../src/scales/atom/analysis/index.ts';
import { rePaired } from '../src/scales/atom/analysis/quality/rePaired.ts';
import { pairedWorld, type Making } from '../src/scales/atom/analysis/testing/pairedWorld.ts';
import { plantedWorld } from '../src/scales/atom/analysis/testing/plantedWorld.ts';
import { gaussianWorld } from '../src/scales/galaxy/analysis/testing/worlds.ts';
import { directions } from './directions.ts';
import type { CalibratedFigure, Case } from './figures.ts';

const RELATIONS = 4;
const PAIRS = 8;
const DIM = 12;
const DRAWS = 99;

const idsOf = ({ relations }: RelationWords) => relations.relations.map(({ id }) => id);

/** The p of all draws: the app gives p from 199 draws on, and the verdicts use fewer. */
const pOf = (figure: NullFigure | null): number | null =>
  figure && besideNull(figure.value, figure.null.samples).p;

const planted = (seed: number, strength: number, noise: number) =>
  plantedWorld({ relations: RELATIONS, pairs: PAIRS, dim: DIM, strength, distractor: 0, noise, seed });

const paired = (making: Making, seed: number, pairs = PAIRS) =>
  pairedWorld({ making, pairs: Array.from({ length: RELATIONS }, () => pairs), dim: DIM, seed });

async function heldOutOf(data: RelationWords, seed: number) {
  const parameters = crystalParameters(idsOf(data), { shuffles: DRAWS, components: 3, seed });
  return pOf((await layerQuality(data, parameters, quietWork)).heldOut);
}

/** Of the first relation, as its verdict has it. */
async function separationOf(data: RelationWords, seed: number) {
  const parameters = crystalParameters(idsOf(data), { shuffles: DRAWS, components: 3, seed });
  return pOf((await layerQuality(data, parameters, quietWork)).relations[0]!.verdict.heldOut);
}

async function pairingOf(data: RelationWords, seed: number) {
  const { meanCosine } = await rePaired(data.vectors, data.relations.relations[0]!.pairs, 0, seed, quietWork);
  return pOf(meanCosine);
}

/** Covariates that differ between relations, and by `effect` go with a component of the differences within them. */
async function distractorsOf(seed: number, between: number, effect: number) {
  const data = planted(seed, 1, 1);
  const stream = random(seed + 50_000);
  const { words, relations } = data.relations;
  const characters = Float32Array.from(words, () => stream.normal());
  relations.forEach(({ pairs }, relation) => {
    for (let i = 0; i < pairs.length; i += 2) {
      const [input, output] = [pairs[i]!, pairs[i + 1]!];
      const length = between * relation + stream.normal();
      characters[output] = characters[input]! + length;
      for (let j = 0; j < DIM; j++) {
        data.vectors.data[output * DIM + j]! += (effect * (length - between * relation)) / Math.sqrt(DIM);
      }
    }
  });
  const withLengths = { ...data, relations: { ...data.relations, covariates: { characters } } };
  const found = await distractors(withLengths, crystalParameters(idsOf(data), { seed }), 4, quietWork);
  const all = found.correlations.flatMap(({ p }) => (p === null ? [] : [p]));
  return all.length > 0 ? Math.min(...all) : null;
}

const POINTS = 24;
const CLUSTER_DRAWS = 39;

const everyRow = ({ rows }: Matrix) => Array.from({ length: rows }, (_, i) => i);

async function searchOf(x: Matrix, seed: number) {
  const parameters = searchParameters(everyRow(x), { draws: DRAWS, count: 1, unitLength: false, seed });
  return pOf((await crystalSearch(x, parameters, quietWork)).best);
}

async function clustersOf(x: Matrix, seed: number) {
  const parameters = differenceClusterParameters(everyRow(x), {
    draws: CLUSTER_DRAWS,
    clusters: 4,
    sample: 120,
    unitLength: false,
    seed,
  });
  return pOf((await differenceClusters(x, parameters, quietWork)).best);
}

/**
 * A Gaussian cloud in which the second of every two of the first `among` points is the first plus one vector, of `shift` times
 * the spread, up to an error.
 */
function parallels(seed: number, among: number, shift: number, error: number): Matrix {
  const x = gaussianWorld(POINTS, DIM, seed);
  const stream = random(seed + 77_777);
  const vector = Float64Array.from({ length: DIM }, () => shift * stream.normal());
  for (let i = 0; i + 1 < among; i += 2) {
    for (let j = 0; j < DIM; j++) {
      x.data[(i + 1) * DIM + j] = x.data[i * DIM + j]! + vector[j]! + error * stream.normal();
    }
  }
  return x;
}

const WITHOUT: readonly (readonly [string, (seed: number) => Matrix])[] = [
  ['an isotropic Gaussian', (seed) => gaussianWorld(POINTS, DIM, seed)],
  ['an isotropic Gaussian in more dimensions than points', (seed) => gaussianWorld(POINTS, 60, seed)],
  ['directions uniform on the sphere', (seed) => directions(POINTS, DIM, seed, () => 1)],
];

const withoutIn = (p: (x: Matrix, seed: number) => Promise<number | null>): Case[] =>
  WITHOUT.map(([name, world]) => ({ name, strength: null, p: (seed) => p(world(seed), seed) }));

export const atomFigures: readonly CalibratedFigure[] = [
  {
    id: 'heldOut',
    name: 'Held-out silhouette of relations, beside shuffled labels',
    draws: DRAWS,
    cases: [
      { name: 'all words at random', strength: null, p: (seed) => heldOutOf(planted(seed, 0, 1), seed) },
      ...[0.5, 1, 2].map((strength): Case => ({
        name: 'relations with a vector each',
        strength: `${strength} of a word’s length`,
        p: (seed) => heldOutOf(planted(seed, strength, 1), seed),
      })),
    ],
  },
  {
    id: 'separation',
    name: 'Held-out separation of a relation, beside shuffled labels',
    draws: DRAWS,
    cases: [
      { name: 'all words at random', strength: null, p: (seed) => separationOf(planted(seed, 0, 1), seed) },
      {
        name: 'outputs shared by the pairs of a relation',
        strength: null,
        p: (seed) => separationOf(paired('hubs', seed), seed),
      },
      ...[0.5, 1].map((strength): Case => ({
        name: 'relations with a vector each',
        strength: `${strength} of a word’s length`,
        p: (seed) => separationOf(planted(seed, strength, 1), seed),
      })),
    ],
  },
  {
    id: 'pairing',
    name: 'Mean cosine of a relation, beside re-paired outputs',
    draws: 999,
    cases: [
      { name: 'all words at random', strength: null, p: (seed) => pairingOf(paired('noise', seed), seed) },
      {
        name: 'inputs and outputs two clusters, paired at random',
        strength: null,
        p: (seed) => pairingOf(paired('clusters', seed), seed),
      },
      {
        name: 'outputs shared by the pairs',
        strength: null,
        p: (seed) => pairingOf(paired('hubs', seed), seed),
      },
      ...[3, 1.5, 0.75].map((noise): Case => ({
        name: 'each input plus one vector, and noise',
        strength: `noise ${noise} of a word’s length`,
        p: (seed) => pairingOf(planted(seed, 1, noise), seed),
      })),
    ],
  },
  {
    id: 'distractors',
    name: 'Distractors within relations, the smallest corrected p of the table',
    draws: 999,
    cases: [
      { name: 'a covariate at random', strength: null, p: (seed) => distractorsOf(seed, 0, 0) },
      {
        name: 'a covariate that differs between relations',
        strength: null,
        p: (seed) => distractorsOf(seed, 2, 0),
      },
      ...[0.2, 0.4, 0.8].map((effect): Case => ({
        name: 'a covariate that moves the outputs',
        strength: `by ${effect} of a word’s length`,
        p: (seed) => distractorsOf(seed, 2, effect),
      })),
    ],
  },
  {
    id: 'search',
    name: 'Crystal search, the least error beside that of each draw',
    draws: DRAWS,
    cases: [
      ...withoutIn(searchOf),
      ...[0.3, 0.2, 0.1].map((error): Case => ({
        name: 'two pairs with one difference',
        strength: `error ${error} of a coordinate`,
        p: (seed) => searchOf(parallels(seed, 4, 1, error), seed),
      })),
    ],
  },
  {
    id: 'differences',
    name: 'Clusters of differences, the best beside that of each draw',
    draws: CLUSTER_DRAWS,
    cases: [
      ...withoutIn(clustersOf),
      ...[1, 2, 4].map((shift): Case => ({
        name: '12 pairs with one difference',
        strength: `${shift} of the spread`,
        p: (seed) => clustersOf(parallels(seed, POINTS, shift, 0.1), seed),
      })),
    ],
  },
];
