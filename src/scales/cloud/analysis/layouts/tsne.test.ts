import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readNpy } from '../../../../dataset/files/npy.ts';
import { trustworthiness } from '../../../../math/layouts/testing/trustworthiness.ts';
import { matrix, takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { unitRows } from '../../../../math/matrices/unitRows.ts';
import { random } from '../../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { clusteredWorld, gaussianWorld } from '../../../galaxy/analysis/testing/worlds.ts';
import { tsne, type Tsne, type TsneParameters } from './tsne.ts';

/** What scikit-learn reaches from one start. */
interface Fit {
  readonly divergence: number;
  readonly trustworthiness: number;
}

const parameters: TsneParameters = { dimensions: 2, perplexity: 10, iterations: 400, seed: 42 };
const run = (x: Matrix, change: Partial<TsneParameters> = {}) =>
  tsne(x, { ...parameters, ...change }, quietWork);

const distance = ({ positions }: Tsne, i: number, j: number) =>
  Math.hypot(...[0, 1, 2].map((axis) => positions[3 * i + axis]! - positions[3 * j + axis]!));

/** The number of groups of at least a tenth of the points that a gap of six usual steps parts from all others. */
function islands(layout: Tsne): number {
  const { n } = layout;
  const steps = Array.from({ length: n }, (_, i) => {
    const others = Array.from({ length: n }, (_, j) => (j === i ? Infinity : distance(layout, i, j)));
    return Math.min(...others);
  }).sort((a, b) => a - b);
  const reach = 6 * steps[n >> 1]!;
  const island = new Int32Array(n).fill(-1);
  const sizes: number[] = [];
  for (let first = 0; first < n; first++) {
    if (island[first]! >= 0) continue;
    const reached = [first];
    island[first] = first;
    for (const i of reached) {
      for (let j = 0; j < n; j++) {
        if (island[j]! >= 0 || distance(layout, i, j) > reach) continue;
        island[j] = first;
        reached.push(j);
      }
    }
    sizes.push(reached.length);
  }
  return sizes.filter((size) => size >= n / 10).length;
}

/** The same points turned by random reflections. */
function turned(x: Matrix, seed: number): Matrix {
  const stream = random(seed);
  const data = x.data.slice();
  for (let times = 0; times < 8; times++) {
    const mirror = Float64Array.from({ length: x.columns }, () => stream.normal());
    const square = mirror.reduce((sum, value) => sum + value * value, 0);
    for (let i = 0; i < x.rows; i++) {
      let along = 0;
      for (let c = 0; c < x.columns; c++) along += data[i * x.columns + c]! * mirror[c]!;
      for (let c = 0; c < x.columns; c++) data[i * x.columns + c]! -= (2 * along * mirror[c]!) / square;
    }
  }
  return matrix(data, x.rows, x.columns);
}

describe('t-SNE', () => {
  test('fits a layer at least as closely as scikit-learn', { timeout: 60_000 }, async () => {
    const fixture = JSON.parse(
      readFileSync(new URL('../../../../math/layouts/tsne/fixtures/tsne.json', import.meta.url), 'utf8'),
    ) as { layout: { rows: number; runs: readonly Fit[] }; perplexity: number };
    const file = new URL('../../../../../public/datasets/mini-sae/layer_2/decoder.npy', import.meta.url);
    const { data, shape } = readNpy(readFileSync(file), 'decoder.npy');
    const { rows, runs } = fixture.layout;
    const mean = (of: keyof Fit) => runs.reduce((sum, run) => sum + run[of] / runs.length, 0);
    const x = matrix(Float32Array.from(data as Float32Array).slice(0, rows * shape[1]!), rows, shape[1]!);
    const found = await run(x, { perplexity: fixture.perplexity, iterations: 1000 });
    expect(found.divergence).toBeLessThan(1.02 * mean('divergence'));
    expect(found.divergence).toBeGreaterThan(0.95 * mean('divergence'));
    // A better fit than scikit-learn's mean is no fault: its own starts differ by 0.01.
    const trust = trustworthiness(unitRows(x), found.positions);
    expect(trust).toBeGreaterThan(mean('trustworthiness') - 0.01);
    expect(found).toMatchObject({ n: rows, perplexity: 30, askedPerplexity: 30, iterations: 1000 });
  });

  test('parts planted clusters, and finds none in noise by the same measure', async () => {
    const clusters = await run(clusteredWorld(240, 12, 3, 0.15, 5));
    expect(islands(clusters)).toBe(3);
    for (let i = 0; i < 240; i++) {
      const others = Array.from({ length: 240 }, (_, j) => j).filter((j) => j !== i);
      const nearest = others.reduce((a, b) => (distance(clusters, i, b) < distance(clusters, i, a) ? b : a));
      expect(nearest % 3).toBe(i % 3);
    }
    for (const seed of [1, 2, 3]) expect(islands(await run(gaussianWorld(240, 12, seed)))).toBe(1);
  });

  test('is decided by its seed, and fills space in three dimensions', async () => {
    const world = clusteredWorld(90, 8, 3, 0.3, 2);
    const three = await run(world, { dimensions: 3 });
    expect((await run(world, { dimensions: 3 })).positions).toEqual(three.positions);
    expect((await run(world, { dimensions: 3, seed: 1 })).positions).not.toEqual(three.positions);
    const third = (layout: Tsne) => layout.positions.filter((_, at) => at % 3 === 2);
    expect(third(three).some((z) => z !== 0)).toBe(true);
    expect(third(await run(world)).every((z) => z === 0)).toBe(true);
  });

  test('fits turned, scaled and reordered directions equally well', async () => {
    const world = clusteredWorld(200, 8, 4, 0.4, 6);
    const { divergence } = await run(world, { iterations: 1000 });
    const order = Uint32Array.from({ length: 200 }, (_, i) => (i * 77) % 200);
    const lengths = world.data.map((value, at) => value * (1 + (Math.floor(at / 8) % 5)));
    for (const same of [turned(world, 3), takeRows(world, order), matrix(lengths, 200, 8)]) {
      const found = await run(same, { iterations: 1000 });
      expect(Math.abs(found.divergence / divergence - 1)).toBeLessThan(0.1);
    }
  });

  test.each([4, 5, 12, 31])(
    'lowers a perplexity that %i features are too few for, and says so',
    async (n) => {
      const found = await run(gaussianWorld(n, 3, 1), { perplexity: 30 });
      expect(found.perplexity).toBeCloseTo((n - 1) / 3, 12);
      expect(found.askedPerplexity).toBe(30);
      expect(found.positions.length).toBe(3 * n);
      expect(found.positions.every(Number.isFinite)).toBe(true);
    },
  );

  test('lays out copies, equal directions, rows of zeros and single columns', async () => {
    const some = Uint32Array.from({ length: 120 }, (_, i) => (i < 60 ? 0 : i % 30));
    const copies = takeRows(gaussianWorld(30, 5, 4), some);
    const equal = matrix(new Float32Array(40 * 3).fill(0.5), 40, 3);
    const zeros = matrix(new Float32Array(40 * 3), 40, 3);
    for (const x of [copies, equal, zeros, gaussianWorld(50, 1, 8)]) {
      for (const dimensions of [2, 3] as const) {
        const { positions, divergence } = await run(x, { dimensions });
        expect(positions.every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(divergence)).toBe(true);
        const places = Array.from({ length: x.rows }, (_, i) => positions.slice(3 * i, 3 * i + 3).join());
        expect(new Set(places).size).toBeGreaterThan(1);
      }
    }
  });

  test('refuses too few features, a perplexity below 1 and entries that are not finite', async () => {
    await expect(run(gaussianWorld(3, 3, 1))).rejects.toThrow('expected at least 4 features, found 3');
    await expect(run(gaussianWorld(20, 3, 1), { perplexity: 0.5 })).rejects.toThrow('found 0.5');
    await expect(run(gaussianWorld(20, 3, 1), { perplexity: NaN })).rejects.toThrow('found NaN');
    const broken = gaussianWorld(20, 3, 1);
    broken.data[7] = NaN;
    await expect(run(broken)).rejects.toThrow(/finite/);
  });

  test('offers layouts on the way, each of its own memory, and can be cancelled', async () => {
    const drafts: Tsne[] = [];
    const work = { ...quietWork, draft: (result: () => unknown) => void drafts.push(result() as Tsne) };
    const found = await tsne(gaussianWorld(40, 5, 1), { ...parameters, iterations: 40 }, work);
    expect(drafts.map(({ iterations }) => iterations)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(drafts.every(({ divergence }) => Number.isNaN(divergence))).toBe(true);
    expect(drafts.at(-1).positions).toEqual(found.positions);
    expect(drafts[20]!.positions).not.toEqual(found.positions);
    let pauses = 0;
    const pause = () => (++pauses > 30 ? Promise.reject(new CancelledError()) : Promise.resolve());
    await expect(tsne(gaussianWorld(40, 5, 1), parameters, { ...quietWork, pause })).rejects.toThrow(
      CancelledError,
    );
  });
});
