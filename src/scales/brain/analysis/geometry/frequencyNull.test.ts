import { expect, test } from 'vitest';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { agreement, lobes } from '../index.ts';

const FEATURES = 300;
const BLOCKS = 400;
const DIM = 12;
const WORLDS = 30;

/** Firings independent of each other; how often a feature fires follows its first coordinate. */
function independent(seed: number): { firings: BlockFirings; decoder: Matrix } {
  const stream = random(seed);
  const data = Float32Array.from({ length: FEATURES * DIM }, () => stream.normal());
  const rates = Float64Array.from({ length: FEATURES }, (_, i) => {
    data[i * DIM]! *= 2;
    return 1 / (1 + Math.exp(2 - data[i * DIM]!));
  });
  const rows = Array.from({ length: BLOCKS }, () =>
    [...rates.keys()].filter((i) => stream.uniform() < rates[i]!),
  );
  const indptr = new Uint32Array(BLOCKS + 1);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  return {
    firings: {
      blocks: BLOCKS,
      features: FEATURES,
      indptr,
      indices: Uint16Array.from(rows.flat()),
      category: null,
    },
    decoder: { data, rows: FEATURES, columns: DIM },
  };
}

test('lobes of independent firings follow geometry no more often than chance, given how often features fire', async () => {
  let rejected = 0;
  let rejectedWithoutFrequency = 0;
  for (let seed = 1; seed <= WORLDS; seed++) {
    const { firings, decoder } = independent(seed);
    const usual = { k: 3, seed, keepSilent: false };
    const found = await lobes({ firings }, { ...usual, affinity: 'jaccard' }, quietWork);
    const geometry = await lobes({ firings, decoder }, { ...usual, affinity: 'cosine' }, quietWork);
    const draws = { permutations: 99, seed };
    const strata = frequencyBins(blockCounts(firings), found.labels);
    const { ami } = await agreement(found.labels, geometry.labels, { ...draws, strata }, quietWork);
    const free = await agreement(found.labels, geometry.labels, draws, quietWork);
    if (ami.p! <= 0.05) rejected++;
    if (free.ami.p! <= 0.05) rejectedWithoutFrequency++;
  }
  // More than 5 of 30 at a rate of 5 % has a probability below 0.4 %.
  expect(rejected).toBeLessThanOrEqual(5);
  // The world is one in which a null without frequency is wrong.
  expect(rejectedWithoutFrequency).toBeGreaterThanOrEqual(15);
});
