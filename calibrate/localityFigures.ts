import { quietWork } from '../src/math/work/work.ts';
import { heldOut } from '../src/scales/brain/analysis/heldOut/heldOut.ts';
import { locality, type Locality } from '../src/scales/brain/analysis/locality/locality.ts';
import { nearCopies } from '../src/scales/brain/analysis/geometry/nearCopies.ts';
import {
  conceptWorld,
  copiesWorld,
  rateWorld,
  type PlacedFirings,
} from '../src/scales/brain/analysis/testing/localityWorlds.ts';
import { lobeWorld, raschWorld } from '../src/scales/brain/analysis/testing/worlds.ts';
import type { Firings } from '../src/math/matrices/firings.ts';
import type { CalibratedFigure, Case } from './figures.ts';

async function localityOf(world: PlacedFirings, seed: number): Promise<Locality> {
  const families = await nearCopies(world.decoder, quietWork);
  const parameters = { neighbours: 4, affinity: 'phi', k: 4, draws: 199, seed } as const;
  return locality(world, families, parameters, quietWork);
}

const spread = ({ coordinates }: Pick<Locality, 'coordinates'>) =>
  Math.min(...coordinates.map(({ correctedP }) => correctedP ?? 1));

/** Worlds in which what fires together has nothing to do with directions, or follows or avoids them. */
/**
 * Worlds for a figure of locality, those without the thing first.
 *
 * @param p  of the figure in a world
 * @param copies  of the figure in a world of near copies, with these collapsed
 */
const cases = (p: (found: Locality) => number | null, copies: Case['p']): readonly Case[] => {
  const of =
    (make: (seed: number) => PlacedFirings) =>
    async (seed: number): Promise<number | null> =>
      p(await localityOf(make(seed), seed));
  return [
    { name: 'independent firings, directions in clusters', strength: null, p: of((s) => conceptWorld(s, 0)) },
    { name: 'rates that follow a direction', strength: null, p: of((s) => rateWorld(s)) },
    {
      name: 'rates that follow a direction, blocks of different activity',
      strength: null,
      p: of((s) => rateWorld(s, 1)),
    },
    { name: '40 independent concepts with 8 near copies each, collapsed', strength: null, p: copies },
    ...[0.15, 0.3, 0.6].map((together) => ({
      name: 'features of one concept fire together',
      strength: `+ ${together}`,
      p: of((s) => conceptWorld(s, together)),
    })),
    ...[0.3, 0.6].map((apart) => ({
      name: 'features of one concept take turns',
      strength: `+ ${apart}`,
      p: of((s) => conceptWorld(s, -apart)),
    })),
  ];
};

const CATEGORIES = 8;

async function heldOutOf(firings: Firings, seed: number): Promise<number> {
  const category = Uint8Array.from({ length: firings.blocks }, (_, b) => b % CATEGORIES);
  const parameters = { affinity: 'phi', k: 3, seed, keepSilent: false, draws: 199 } as const;
  const { folds } = await heldOut({ ...firings, category }, CATEGORIES, parameters, quietWork);
  return Math.min(...folds.flatMap(({ cofiring, ami }) => [cofiring.correctedP ?? 1, ami.correctedP ?? 1]));
}

export const localityFigures: readonly CalibratedFigure[] = [
  {
    id: 'locality',
    name: 'Locality, mean phi of neighbours',
    draws: 199,
    cases: cases(
      ({ phi }) => phi.p,
      async (seed) => (await localityOf(copiesWorld(seed), seed)).collapsed?.phi.p ?? null,
    ),
  },
  {
    id: 'moran',
    name: 'Locality, Moran’s I of three coordinates, the smallest corrected p',
    draws: 199,
    cases: cases(spread, async (seed) => {
      const { collapsed } = await localityOf(copiesWorld(seed), seed);
      return collapsed && spread(collapsed);
    }),
  },
  {
    id: 'held-out',
    name: 'Categories held out, the smallest corrected p of all folds',
    draws: 199,
    cases: [
      {
        name: 'Rasch worlds: activity of blocks × rate of features',
        strength: null,
        p: (seed) => heldOutOf(raschWorld(240, 48, seed), seed),
      },
      ...[0.05, 0.1, 0.2].map((lead): Case => ({
        name: 'three lobes in every category',
        strength: `+ ${lead}`,
        p: (seed) => heldOutOf(lobeWorld(3, 240, 48, seed, lead), seed),
      })),
    ],
  },
];
