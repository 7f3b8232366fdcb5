import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { matrix } from '../../../../math/matrices/matrix.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { lobes, type AffinityName } from '../index.ts';
import { categoryNull } from '../categories/categoryNull.ts';
import { publishedAgreement } from './agreement.ts';
import { publishedCategoryTable, publishedLeads } from './categories.ts';
import { publishedClassifier } from './classifier.ts';
import { PUBLISHED, publishedRequest } from './parameters.ts';

interface Beside {
  readonly value: number;
  readonly mean: number;
  readonly sd: number;
}
interface World {
  readonly features: number;
  readonly blocks: number;
  readonly dim: number;
  readonly categories: number;
  readonly indptr: string;
  readonly indices: string;
  readonly category: string;
  readonly decoder: string;
  readonly idle: number;
  readonly figures: readonly {
    readonly affinity: AffinityName;
    readonly k: number;
    readonly labels: readonly number[];
    readonly geometry: readonly number[];
    readonly ami: Beside;
    readonly classifier: Beside;
    readonly fractions: readonly (readonly number[])[];
    readonly leads: readonly number[];
  }[];
}
type WorldName = 'idle' | 'always';

const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/published.json', import.meta.url), 'utf8'),
) as Record<WorldName, World>;

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

function opened(name: WorldName) {
  const world = fixture[name];
  const firings: BlockFirings = {
    blocks: world.blocks,
    features: world.features,
    indptr: new Uint32Array(bytes(world.indptr).buffer),
    indices: new Uint16Array(bytes(world.indices).buffer),
    category: bytes(world.category),
  };
  const decoder = matrix(new Float32Array(bytes(world.decoder).buffer), world.features, world.dim);
  return { world, firings, decoder };
}

const cases = (['idle', 'always'] as const).flatMap((name) =>
  fixture[name].figures.map(({ affinity, k }) => [name, affinity, k] as const),
);
const request = (affinity: AffinityName, k: number) => publishedRequest({ layer: '0', affinity, k });

describe.each(cases)('as published, world “%s”, %s, k = %i', (name, affinity, k) => {
  const { world, firings, decoder } = opened(name);
  const expected = world.figures.find((one) => one.affinity === affinity && one.k === k)!;
  const find = (by: AffinityName) => lobes({ firings, decoder }, request(by, k), quietWork);

  it('the lobes are scikit-learn’s, under its numbers, with every feature in one', async () => {
    const found = await find(affinity);
    expect(Array.from(found.labels, (label) => found.numbers![label]!)).toEqual(expected.labels);
    expect(found.clustered).toBe(world.features);
    const geometry = await find(PUBLISHED.geometry);
    expect(Array.from(geometry.labels, (label) => geometry.numbers![label]!)).toEqual(expected.geometry);
  });

  it('the adjusted mutual information is scikit-learn’s, beside its permutations', async () => {
    const { labels } = await find(affinity);
    const geometry = await find(PUBLISHED.geometry);
    const draws = { permutations: PUBLISHED.permutations, seed: PUBLISHED.seed };
    const { ami, n } = await publishedAgreement(labels, geometry.labels, draws, quietWork);
    expect(n).toBe(world.features);
    expect(Math.abs(ami.value - expected.ami.value)).toBeLessThan(1e-6);
    expectNull(ami.null, expected.ami);
    expect(ami.null.samples).toHaveLength(100);
    expect(ami.sigma).toBeCloseTo((ami.value - ami.null.mean) / ami.null.sd, 9);
  });

  it('the fraction of each lobe by document type is NumPy’s', async () => {
    const { labels, numbers } = await find(affinity);
    const leads = await publishedLeads(firings, labels, numbers!, quietWork);
    expect(Array.from(leads, (lobe) => numbers![lobe]!)).toEqual(expected.leads);
    const table = (await publishedCategoryTable(firings, world.categories, labels, numbers!, quietWork))!;
    table.fraction.forEach((fraction, p) => {
      const [lobe, c] = [Math.floor(p / world.categories), p % world.categories];
      expect(Math.abs(fraction - expected.fractions[numbers![lobe]!]![c]!)).toBeLessThan(1e-6);
    });
    expect(table.idle.reduce((a, b) => a + b, 0)).toBe(world.idle);
  });

  it('the balanced accuracy is scikit-learn’s, beside random features', async () => {
    const { labels } = await find(affinity);
    const draws = { fits: PUBLISHED.fits, seed: PUBLISHED.seed };
    const found = await publishedClassifier(decoder, labels, draws, quietWork);
    expect(Math.abs(found.balancedAccuracy.value - expected.classifier.value)).toBeLessThan(1e-6);
    expectNull(found.balancedAccuracy.null, expected.classifier);
    expect([found.train, found.test]).toEqual([120, 30]);
    expect(found.converged).toBe(true);
  });
});

/** The draws differ: their mean agrees within five standard errors, and their deviation within a half. */
function expectNull(found: { mean: number; sd: number }, expected: Beside) {
  expect(Math.abs(found.mean - expected.mean)).toBeLessThan(5 * expected.sd * Math.sqrt(2 / 100));
  expect(found.sd / expected.sd).toBeGreaterThan(0.6);
  expect(found.sd / expected.sd).toBeLessThan(1.6);
}

describe('as published', () => {
  it('clusters every feature with the paper’s seed, and keeps affinity and k', () => {
    expect(request('jaccard', 6)).toEqual({
      layer: '0',
      affinity: 'jaccard',
      k: 6,
      seed: 42,
      keepSilent: true,
      asPublished: true,
    });
  });

  it('permuted categories follow the published rule too', async () => {
    const { world, firings, decoder } = opened('idle');
    const found = await lobes({ firings, decoder }, request('phi', 4), quietWork);
    const parameters = { shuffles: 19, seed: 1, numbers: found.numbers! };
    const nulls = (await categoryNull(firings, 4, found.labels, 4, parameters, quietWork))!;
    // Every block counts for one lobe, the idle ones for the first: the means of a category sum to 1.
    for (let c = 0; c < world.categories; c++) {
      const sum = [0, 1, 2, 3].reduce((all, lobe) => all + nulls.mean[lobe * world.categories + c]!, 0);
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('a lobe among the last fifth only is never predicted, and counts as missed', async () => {
    const { decoder } = opened('idle');
    const labels = Int32Array.from({ length: decoder.rows }, (_, i) => (i >= 140 ? 2 : i % 2));
    const found = await publishedClassifier(decoder, labels, { fits: 2, seed: 1 }, quietWork);
    expect([found.lobesTrained, found.lobesTested]).toEqual([2, 3]);
    expect(found.balancedAccuracy.value).toBeLessThanOrEqual(2 / 3);
  });

  it('refuses features that were left out, and one lobe only, in words', async () => {
    const { decoder } = opened('idle');
    const one = new Int32Array(decoder.rows);
    const left = Int32Array.from(one, (_, i) => (i === 3 ? -1 : i % 2));
    const error = /expected at least 2 lobes among the first 120 of 150 features/u;
    for (const labels of [one, left]) {
      const fit = publishedClassifier(decoder, labels, { fits: 1, seed: 1 }, quietWork);
      await expect(fit).rejects.toThrow(error);
    }
    const draws = { permutations: 1, seed: 1 };
    await expect(publishedAgreement(left, one, draws, quietWork)).rejects.toThrow(/found 1 left out/u);
  });
});
