import { describe, expect, test } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { nearCopies } from '../geometry/nearCopies.ts';
import { conceptWorld, copiesWorld, rateWorld, type PlacedFirings } from '../testing/localityWorlds.ts';
import { locality, type Locality } from './locality.ts';
import { localityVerdict } from './localityVerdict.ts';

withFastKernels();

async function localityIn(world: PlacedFirings, seed: number, draws = 199): Promise<Locality> {
  const families = await nearCopies(world.decoder, quietWork);
  return locality(world, families, { neighbours: 4, affinity: 'phi', k: 4, draws, seed }, quietWork);
}

/** How often each p is at most 0.05 in worlds of the seeds 1 … 100. */
async function rejections(make: (seed: number) => PlacedFirings, ...ps: ((found: Locality) => number)[]) {
  const counts = ps.map(() => 0);
  for (let seed = 1; seed <= 100; seed++) {
    const found = await localityIn(make(seed), seed, 99);
    ps.forEach((p, i) => {
      if (p(found) <= 0.05) counts[i]!++;
    });
  }
  return Math.max(...counts);
}

/** At most 3 standard errors above 5 of 100. */
const NOMINAL = 5 + 3 * Math.sqrt(100 * 0.05 * 0.95);
const smallest = ({ coordinates }: Pick<Locality, 'coordinates'>) =>
  Math.min(...coordinates.map(({ correctedP }) => correctedP!));

describe('planted worlds', () => {
  test('features of one concept lie together and fire together: function follows geometry', async () => {
    const found = await localityIn(conceptWorld(3, 0.6), 3);
    expect(found.phi.z).toBeGreaterThan(5);
    expect(smallest(found)).toBeLessThanOrEqual(0.05);
    expect(localityVerdict(found)).toMatch(/^Function follows geometry before .* coordinates .* are alike/);
  });

  test('features of one concept take turns: function avoids geometry', async () => {
    const found = await localityIn(conceptWorld(3, -0.6), 3);
    expect(found.phi.z).toBeLessThan(-5);
    expect(localityVerdict(found)).toMatch(/^Function avoids geometry: the 4 nearest .* less than strangers/);
  });

  test('independent firings: nothing, in words', async () => {
    const found = await localityIn(conceptWorld(3, 0), 3);
    expect(localityVerdict(found)).toMatch(/^Nothing here: .* no more and no less .* as chance spreads them/);
  });

  test('near copies are said to be all that there is', async () => {
    const found = await localityIn(copiesWorld(3), 3);
    expect(found.n).toBe(320);
    expect(found.collapsed?.n).toBe(40);
    expect(localityVerdict(found)).toMatch(/^Only near copies: .* they do not/);
  });
});

describe('calibration on 100 worlds without the thing', () => {
  test('rates that follow a direction, with blocks of different activity', async () => {
    const of = (seed: number) => rateWorld(seed, 1);
    expect(await rejections(of, ({ phi }) => phi.p!, smallest)).toBeLessThan(NOMINAL);
    // The rates themselves do follow it: a null that let them would find that.
    expect((await localityIn(of(1), 1)).frequency.z).toBeGreaterThan(5);
  }, 60_000);

  test('40 independent concepts of 8 near copies, collapsed', async () => {
    expect(await rejections(copiesWorld, ({ collapsed }) => collapsed!.phi.p!)).toBeLessThan(NOMINAL);
  }, 60_000);
});

test('counts of pairs give the figures of the firings that they count', async () => {
  const { firings, decoder } = conceptWorld(5, 0.3);
  const { features, blocks, indptr, indices } = firings;
  const counts = new Uint16Array((features * (features + 1)) / 2);
  for (let b = 0; b < blocks; b++) {
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
      for (let q = p; q < indptr[b + 1]!; q++) {
        const [i, j] = [indices[p]!, indices[q]!];
        counts[i * features - (i * (i - 1)) / 2 + j - i]!++;
      }
    }
  }
  const parameters = { neighbours: 4, affinity: 'phi', k: 3, draws: 20, seed: 1 } as const;
  const counted = { cooccurrence: { features, blocks, counts }, decoder };
  const [a, b] = await Promise.all(
    [{ firings, decoder }, counted].map((input) => locality(input, null, parameters, quietWork)),
  );
  expect(b!.phi.value).toBeCloseTo(a!.phi.value, 12);
  expect(Array.from(b!.phi.null.samples)).toEqual(Array.from(a!.phi.null.samples));
});

test('too few features for the neighbours asked for are refused in a sentence', async () => {
  const { firings, decoder } = conceptWorld(1, 0);
  const parameters = { neighbours: 119, affinity: 'phi', k: 3, draws: 20, seed: 1 } as const;
  await expect(locality({ firings, decoder }, null, parameters, quietWork)).rejects.toThrow(
    'Locality: expected more than 120 features that fire in some blocks and not in all, found 120',
  );
  await expect(locality({ firings }, null, parameters, quietWork)).rejects.toThrow('found one of them');
});
