import type { Firings } from '../src/math/matrices/firings.ts';
import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random, type Random } from '../src/math/random/random.ts';
import { besideNull } from '../src/math/statistics/nulls/nullFigure.ts';
import { plantedSums } from '../src/math/autoencoder/testing/plantedSums.ts';
import { quietWork } from '../src/math/work/work.ts';
import { familyWorld, pairWorld } from '../src/scales/brain/analysis/testing/pairWorlds.ts';
import { raschWorld } from '../src/scales/brain/analysis/testing/worlds.ts';
import { hierarchy } from '../src/scales/brain/analysis/together/hierarchy.ts';
import {
  absorptionWorld,
  type Planted,
} from '../src/scales/brain/analysis/together/testing/absorptionWorld.ts';
import { togetherModel } from '../src/scales/brain/analysis/together/model.ts';
import { scanOf } from '../src/scales/brain/analysis/together/together.ts';
import { tokenAbsorption } from '../src/scales/brain/analysis/together/tokenAbsorption.ts';
import { strongestTokens } from '../src/scales/brain/analysis/tokens/testing/strongest.ts';
import { circle, independent, tokenWorld } from '../src/scales/brain/analysis/tokens/testing/worlds.ts';
import { tokenCloud } from '../src/scales/brain/analysis/tokens/tokenCloud.ts';
import { metaSae } from '../src/scales/galaxy/analysis/meta/metaSae.ts';
import { beyondCloudsP } from '../src/scales/galaxy/analysis/meta/metaVerdict.ts';
import { directionSpace, matching } from '../src/scales/galaxy/analysis/matching/index.ts';
import { beyondLineP } from '../src/scales/galaxy/analysis/matching/verdict.ts';
import { gaussianWorld } from '../src/scales/galaxy/analysis/testing/worlds.ts';
import { directions } from './directions.ts';
import type { CalibratedFigure, Case } from './figures.ts';
import { LEVELS } from './rates.ts';

const decaying = (j: number) => (j + 1) ** -0.4;

/** The meta-SAE of few rows, beside five clouds. */
async function metaOf(x: Matrix, seed: number): Promise<number> {
  const { explained } = await metaSae(x, { seed, steps: 120, width: 1 }, quietWork);
  return beyondCloudsP(explained);
}

const meta: CalibratedFigure = {
  id: 'meta',
  name: 'Meta-SAE, the share explained beside five spectrum-matched clouds (Student’s t)',
  draws: Infinity,
  cases: [
    ...[
      { name: 'a Gaussian of spectrum rank^−0.8', world: (s: number) => gaussianWorld(160, 10, s, decaying) },
      { name: 'directions uniform on the sphere', world: (s: number) => directions(160, 10, s, () => 1) },
    ].map(({ name, world }): Case => ({ name, strength: null, p: (seed) => metaOf(world(seed), seed) })),
    ...[2, 3].map((each): Case => ({
      name: 'sums of 12 atoms',
      strength: `${each} of them in each`,
      p: (seed) => metaOf(plantedSums(160, 10, 12, seed, 0.02, each).x, seed),
    })),
  ],
};

/** Whether more features of the first set have a partner beyond the line than chance gives. */
async function matchingOf(a: Matrix, b: Matrix, seed: number): Promise<number> {
  const { sides } = await matching(directionSpace(a, b), { seed }, quietWork);
  return beyondLineP(sides[0]);
}

/** A share of the rows of another set, with noise, and rows of their own. */
function partCopied(a: Matrix, share: number, seed: number): Matrix {
  const stream = random(seed + 31);
  const own = gaussianWorld(a.rows, a.columns, seed + 900_000, decaying);
  const data = own.data.map((value, at) =>
    Math.floor(at / a.columns) < share * a.rows ? a.data[at]! + 0.1 * stream.normal() : value,
  );
  return { data, rows: a.rows, columns: a.columns };
}

const matchingFigure: CalibratedFigure = {
  id: 'matching',
  name: 'Matching, the number of features whose best partner is beyond the line (binomial)',
  draws: Infinity,
  cases: [
    {
      name: 'two Gaussians of one spectrum',
      strength: null,
      p: (s) =>
        matchingOf(gaussianWorld(200, 16, s, decaying), gaussianWorld(200, 16, s + 500_000, decaying), s),
    },
    {
      name: 'two sets of uniform directions',
      strength: null,
      p: (s) =>
        matchingOf(
          directions(200, 16, s, () => 1),
          directions(200, 16, s + 500_000, () => 1),
          s,
        ),
    },
    ...[0.05, 0.1, 0.2].map((share): Case => ({
      name: 'a share of the features are near copies',
      strength: `${100 * share} %`,
      p: (s) => {
        const a = gaussianWorld(200, 16, s, decaying);
        return matchingOf(a, partCopied(a, share, s), s);
      },
    })),
  ],
};

const TOKENS = { rotations: 8, draws: 39, most: 120 };

/** The score of a cloud of three features beside its draws. */
async function scoreOf(at: (stream: Random) => readonly number[], seed: number, kept: number | null) {
  const { activations, decoder } = tokenWorld(240, 3, seed, at);
  const all = kept === null ? activations : strongestTokens(activations, kept);
  const { score } = await tokenCloud(all, decoder, Uint32Array.of(0, 1, 2), { ...TOKENS, seed }, quietWork);
  return besideNull(score.value, score.null.samples).p;
}

/** Three features of a circle, with noise. */
const roughCircle = (noise: number) => (stream: Random) =>
  circle(stream).map((value) => value + noise * stream.normal());

const tokens: CalibratedFigure = {
  id: 'tokens',
  name: 'Shape score of a cloud of tokens',
  draws: TOKENS.draws,
  cases: [
    { name: 'three independent features', strength: null, p: (s) => scoreOf(independent, s, null) },
    {
      name: 'three independent features, their 70 strongest tokens',
      strength: null,
      p: (s) => scoreOf(independent, s, 70),
    },
    ...[0.6, 0.3].map((noise): Case => ({
      name: 'three features of a circle',
      strength: `noise ${noise}`,
      p: (s) => scoreOf(roughCircle(noise), s, null),
    })),
    ...[0.6, 0.3].map((noise): Case => ({
      name: 'three features of a circle, their 120 strongest tokens',
      strength: `noise ${noise}`,
      p: (s) => scoreOf(roughCircle(noise), s, 120),
    })),
  ],
};

/** The smallest of the levels at which a pair remains; 1 if none does. */
async function levelOf(firings: Firings): Promise<number> {
  const model = togetherModel(firings, {});
  for (const level of LEVELS) {
    const scanned = await scanOf(model, { level, ratio: 1 }, quietWork);
    if (scanned.together + scanned.apart > 0) return level;
  }
  return 1;
}

const together: CalibratedFigure = {
  id: 'together',
  name: 'Together beyond chance, the smallest false-discovery rate at which any pair remains',
  draws: Infinity,
  cases: [
    ...[0, 0.7, 1.5].map((spread): Case => ({
      name: `Rasch worlds, activity of blocks of log-deviation ${spread}`,
      strength: null,
      p: (seed) => levelOf(raschWorld(200, 40, seed, spread)),
    })),
    ...[0.2, 0.4].map((share): Case => ({
      name: 'two pairs that copy each other, and two that avoid each other',
      strength: `in ${100 * share} % of the blocks`,
      p: (seed) => levelOf(pairWorld(200, 40, 2, seed, share)),
    })),
  ],
};

/** The mean cosine of parents and children whose directions follow each other by `follow`. */
async function familyOf(follow: number, seed: number): Promise<number | null> {
  const [parents, children, others, dim] = [6, 24, 20, 12];
  const stream = random(seed);
  const rows = parents + children + others;
  const data = Float32Array.from({ length: rows * dim }, () => stream.normal());
  for (let i = parents; i < parents + children; i++) {
    for (let j = 0; j < dim; j++) data[i * dim + j]! += follow * data[((i - parents) % parents) * dim + j]!;
  }
  const model = togetherModel(familyWorld(400, parents, children, others, seed), {});
  const scanned = await scanOf(model, { level: 0.05, ratio: 1.5 }, quietWork);
  const request = { share: 0.8, draws: 199, seed };
  const decoder = { data, rows, columns: dim };
  const { directions: figures } = await hierarchy(model, scanned, decoder, null, request, quietWork);
  return figures && figures.cosine.p;
}

const hierarchyFigure: CalibratedFigure = {
  id: 'hierarchy',
  name: 'Hierarchy, the mean cosine of parents and children',
  draws: 199,
  cases: [
    { name: 'families by firings, directions at random', strength: null, p: (seed) => familyOf(0, seed) },
    ...[0.15, 0.3].map((follow): Case => ({
      name: 'children have a part of their parent’s direction',
      strength: `${follow} of it`,
      p: (seed) => familyOf(follow, seed),
    })),
  ],
};

/** The smallest corrected p of the candidates for absorption among eight families; 1 if there is no candidate. */
async function absorptionOf(planted: Omit<Planted, 'tokens' | 'families' | 'seed'>, seed: number) {
  const world = absorptionWorld({ tokens: 1500, families: 8, ...planted, seed });
  const { candidates } = await tokenAbsorption(world.activations, world.decoder, world.pairs, quietWork);
  return Math.min(1, ...candidates.map(({ p }) => p));
}

const absorption: CalibratedFigure = {
  id: 'absorption',
  name: 'Absorption by tokens, the smallest corrected p of meeting among the candidates',
  draws: Infinity,
  cases: [
    {
      name: 'children near their parents in direction, independent firings',
      strength: null,
      p: (s) => absorptionOf({ absorbed: null, shared: 1.5 }, s),
    },
    ...[0.3, 0.6].map((spread): Case => ({
      name: `the same, activity of tokens of log-deviation ${spread}`,
      strength: null,
      p: (s) => absorptionOf({ absorbed: null, shared: 1.5, spread }, s),
    })),
    {
      name: 'parents that fire at all tokens of their children',
      strength: null,
      p: (s) => absorptionOf({ absorbed: 0, shared: 1.5 }, s),
    },
    {
      name: 'parents silent at half of their children’s tokens, directions at random',
      strength: null,
      p: (s) => absorptionOf({ absorbed: 0.5, shared: 0 }, s),
    },
    ...[0.5, 0.85, 1].map((absorbed): Case => ({
      name: 'parents absorbed by their children',
      strength: `at ${100 * absorbed} % of the tokens`,
      p: (s) => absorptionOf({ absorbed, shared: 1.5 }, s),
    })),
  ],
};

export const partFigures: readonly CalibratedFigure[] = [
  meta,
  matchingFigure,
  tokens,
  together,
  hierarchyFigure,
  absorption,
];
