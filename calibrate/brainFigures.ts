import type { BlockFirings } from '../src/dataset/dataset.ts';
import { blockCounts, type Firings } from '../src/math/matrices/firings.ts';
import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random } from '../src/math/random/random.ts';
import { quietWork } from '../src/math/work/work.ts';
import { frequencyBins } from '../src/math/random/frequencyBins.ts';
import {
  agreement,
  categoryNull,
  classifier,
  lobes,
  stability,
  type AffinityName,
} from '../src/scales/brain/analysis/index.ts';
import { nearCopies } from '../src/scales/brain/analysis/geometry/nearCopies.ts';
import { firingsOf, lobeWorld, raschWorld } from '../src/scales/brain/analysis/testing/worlds.ts';
import type { CalibratedFigure, Case } from './figures.ts';

const FEATURES = 120;
const BLOCKS = 160;
const DIM = 8;
const LOBES = 3;

interface World {
  readonly firings: Firings;
  readonly decoder: Matrix;
}

/**
 * Firings whose rates follow the first coordinate of the directions; features of one lobe fire together and, by `follow`,
 * have directions that are alike.
 */
function world(seed: number, { together, follow }: { together: number; follow: number }): World {
  const stream = random(seed);
  const centres = Float64Array.from({ length: LOBES * DIM }, () => stream.normal());
  const data = Float32Array.from({ length: FEATURES * DIM }, (_, at) => {
    const lobe = Math.floor(at / DIM) % LOBES;
    return follow * centres[lobe * DIM + (at % DIM)]! + stream.normal();
  });
  const active = Array.from({ length: BLOCKS }, () => stream.integer(LOBES));
  const firings = firingsOf(BLOCKS, FEATURES, seed + 50_000, (b, i) => {
    const rate = 1 / (1 + Math.exp(2 - 1.5 * data[i * DIM]!));
    return Math.min(0.95, rate + (active[b] === i % LOBES ? together : 0));
  });
  return { firings, decoder: { data, rows: FEATURES, columns: DIM } };
}

async function clusters({ firings, decoder }: World, affinity: AffinityName, seed: number) {
  const { labels } = await lobes(
    { firings, decoder },
    { affinity, k: LOBES, seed, keepSilent: false },
    quietWork,
  );
  return labels;
}

/** Independent concepts, each with near copies that fire with it and have nearly its direction. */
function copies(seed: number): World {
  const stream = random(seed);
  const concepts = 20;
  const active = Array.from({ length: BLOCKS * concepts }, () => stream.uniform() < 0.2);
  const centres = Float64Array.from({ length: concepts * DIM }, () => stream.normal());
  const data = Float32Array.from(
    { length: FEATURES * DIM },
    (_, at) => centres[(Math.floor(at / DIM) % concepts) * DIM + (at % DIM)]! + 0.15 * stream.normal(),
  );
  const firings = firingsOf(BLOCKS, FEATURES, seed + 50_000, (b, i) =>
    active[b * concepts + (i % concepts)] ? 0.8 : 0.02,
  );
  return { firings, decoder: { data, rows: FEATURES, columns: DIM } };
}

async function agreementOf(world: World, affinity: AffinityName, seed: number) {
  const found = await clusters(world, affinity, seed);
  const geometry = await clusters(world, 'cosine', seed);
  const strata = frequencyBins(blockCounts(world.firings), found);
  const families = await nearCopies(world.decoder, quietWork);
  return (await agreement(found, geometry, { permutations: 199, seed, strata, families }, quietWork)).ami.p;
}

async function classifierOf(world: World, affinity: AffinityName, seed: number) {
  const found = await clusters(world, affinity, seed);
  const strata = frequencyBins(blockCounts(world.firings), found);
  const families = await nearCopies(world.decoder, quietWork);
  const parameters = { permutations: 39, seed, strata, families, tolerance: 0.05 };
  return (await classifier(world.decoder, found, parameters, quietWork)).balancedAccuracy.p;
}

/** Lobes and geometry that have nothing in common, or something. */
const geometryCases = (p: (world: World, affinity: AffinityName, seed: number) => Promise<number | null>) => [
  ...(['phi', 'jaccard', 'smc'] as const).map((affinity): Case => ({
    name: `independent firings whose rates follow a direction, ${affinity}`,
    strength: null,
    p: (seed) => p(world(seed, { together: 0, follow: 0 }), affinity, seed),
  })),
  {
    name: 'lobes, and directions that do not follow them, phi',
    strength: null,
    p: (seed: number) => p(world(seed, { together: 0.5, follow: 0 }), 'phi', seed),
  },
  {
    name: '20 independent concepts with 6 near copies each, phi',
    strength: null,
    p: (seed: number) => p(copies(seed), 'phi', seed),
  },
  ...[0.3, 0.6, 1.2].map((follow): Case => ({
    name: 'lobes that follow directions, phi',
    strength: `${follow} of the spread`,
    p: (seed) => p(world(seed, { together: 0.5, follow }), 'phi', seed),
  })),
];

/** Documents of four blocks with a category at random; lobe 0 may prefer the first category. */
async function categoriesOf(seed: number, planted: number, known: boolean) {
  const stream = random(seed);
  const documents = BLOCKS / 4;
  const kinds = Uint8Array.from({ length: documents }, () => stream.integer(4));
  const mood = Float64Array.from({ length: documents * LOBES }, () => 0.15 * stream.normal());
  const document = Uint32Array.from({ length: BLOCKS }, (_, b) => Math.floor(b / 4));
  const firings = firingsOf(BLOCKS, 30, seed + 50_000, (b, i) => {
    const lobe = i % LOBES;
    const lead = lobe === 0 && kinds[document[b]!] === 0 ? planted : 0;
    return 0.1 + 0.15 * lobe + mood[document[b]! * LOBES + lobe]! + lead;
  });
  const recorded: BlockFirings = {
    ...firings,
    category: Uint8Array.from(document, (d) => kinds[d]!),
    ...(known && { document }),
  };
  const labels = Int32Array.from({ length: 30 }, (_, i) => i % LOBES);
  const nulls = await categoryNull(recorded, 4, labels, LOBES, { shuffles: 199, seed }, quietWork);
  return nulls && Math.min(...nulls.p);
}

async function stabilityOf(firings: Firings, seed: number) {
  const parameters = { affinity: 'phi', k: 3, seed, keepSilent: false, samples: 4, nulls: 19 } as const;
  const { labels } = await lobes({ firings }, parameters, quietWork);
  return (await stability(firings, labels, parameters, quietWork)).ami.p;
}

export const brainFigures: readonly CalibratedFigure[] = [
  {
    id: 'geometry',
    name: 'Lobes and geometry, mutual information',
    draws: 199,
    cases: geometryCases(agreementOf),
  },
  {
    id: 'classifier',
    name: 'Directions to lobes, balanced accuracy',
    draws: 39,
    cases: geometryCases(classifierOf),
  },
  {
    id: 'categories',
    name: 'Lobe × category, the smallest corrected p of its cells',
    draws: 199,
    cases: [
      ...[true, false].map((known): Case => ({
        name: `lobes of unequal rates, categories at random, documents ${known ? 'known' : 'unknown'}`,
        strength: null,
        p: (seed) => categoriesOf(seed, 0, known),
      })),
      ...[0.1, 0.2, 0.4].map((planted): Case => ({
        name: 'a lobe that fires more in one category',
        strength: `+ ${planted}`,
        p: (seed) => categoriesOf(seed, planted, true),
      })),
    ],
  },
  {
    id: 'stability',
    name: 'Stability, mutual information of bootstrap samples',
    draws: 19,
    cases: [
      {
        name: 'Rasch worlds: activity of blocks × rate of features',
        strength: null,
        p: (seed) => stabilityOf(raschWorld(100, 36, seed), seed),
      },
      ...[0.1, 0.2, 0.35].map((lead): Case => ({
        name: 'three lobes',
        strength: `+ ${lead}`,
        p: (seed) => stabilityOf(lobeWorld(3, 100, 36, seed, lead), seed),
      })),
    ],
  },
];
