import { expect, test } from 'vitest';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { blockUnits } from './blockUnits.ts';
import { categoriesVerdict, cellsBeyond } from './beyondCategories.ts';
import { categoryNull, categoryTable } from '../index.ts';

const FEATURES = 30;
const BLOCKS = 240;
const CATEGORIES = 4;
const LOBES = 3;
const WORLDS = 300;

/** Lobes of very unequal rates; a document has four blocks that are alike, and a category at random. */
function world(seed: number, known: boolean, planted = 0): { firings: BlockFirings; labels: Int32Array } {
  const stream = random(seed);
  const labels = Int32Array.from({ length: FEATURES }, (_, i) => i % LOBES);
  const document = Uint32Array.from({ length: BLOCKS }, (_, b) => Math.floor(b / 4));
  const kinds = Uint8Array.from({ length: BLOCKS / 4 }, () => stream.integer(CATEGORIES));
  const mood = Float64Array.from({ length: (BLOCKS / 4) * LOBES }, () => 0.15 * stream.normal());
  const rows = Array.from(document, (d) =>
    [...labels.keys()].filter((i) => {
      const lobe = labels[i]!;
      const lead = lobe === 0 && kinds[d] === 0 ? planted : 0;
      return stream.uniform() < 0.1 + 0.15 * lobe + mood[d * LOBES + lobe]! + lead;
    }),
  );
  const indptr = new Uint32Array(BLOCKS + 1);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  const category = document.map((d) => kinds[d]!);
  return {
    labels,
    firings: {
      blocks: BLOCKS,
      features: FEATURES,
      indptr,
      indices: Uint16Array.from(rows.flat()),
      category: Uint8Array.from(category),
      ...(known && { document }),
    },
  };
}

async function ringed(known: boolean, planted = 0): Promise<number> {
  let count = 0;
  for (let seed = 1; seed <= WORLDS; seed++) {
    const { firings, labels } = world(seed, known, planted);
    const nulls = (await categoryNull(
      firings,
      CATEGORIES,
      labels,
      LOBES,
      { shuffles: 99, seed },
      quietWork,
    ))!;
    const table = (await categoryTable(firings, CATEGORIES, labels, LOBES, quietWork))!;
    if (cellsBeyond(table, nulls).length > 0) count++;
  }
  return count / WORLDS;
}

test('random categories ring a cell in at most 5 % of worlds, with documents known or not', async () => {
  const margin = 3.3 * Math.sqrt((0.05 * 0.95) / WORLDS);
  expect(await ringed(true)).toBeLessThan(0.05 + margin);
  expect(await ringed(false)).toBeLessThan(0.05 + margin);
});

test('a lobe of one category is found', async () => {
  expect(await ringed(true, 0.5)).toBeGreaterThan(0.95);
});

test('what belongs together is documents, runs, or single blocks if categories are sorted', () => {
  const category = Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0);
  const blocks = category.length;
  expect(blockUnits({ blocks }, category)).toMatchObject({ of: 'runs' });
  expect(blockUnits({ blocks }, category).categoryOf).toHaveLength(11);
  expect(blockUnits({ blocks }, category.slice().sort())).toMatchObject({ of: 'blocks' });
  const document = Uint32Array.from(category, (_, b) => Math.floor(b / 11));
  expect(blockUnits({ blocks, document }, category).categoryOf).toHaveLength(4);
});

test('nothing beyond chance is said in words', async () => {
  const { firings, labels } = world(2, true);
  const nulls = (await categoryNull(
    firings,
    CATEGORIES,
    labels,
    LOBES,
    { shuffles: 99, seed: 1 },
    quietWork,
  ))!;
  const table = (await categoryTable(firings, CATEGORIES, labels, LOBES, quietWork))!;
  expect(categoriesVerdict(table, { ...nulls, reach: 99 })).toMatch(
    /^Nothing here: no lobe leads .* over documents\.$/,
  );
  expect(categoriesVerdict(table, { ...nulls, mean: nulls.mean.fill(-9), reach: 1 })).toContain(
    'more often than',
  );
});
