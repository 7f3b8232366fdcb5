import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readNpy } from '../../../dataset/files/npy.ts';
import { quietWork } from '../../../math/work/work.ts';
import { run } from '../../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-layout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const layout = (...args: string[]) =>
  run(['layout', 'public/datasets/worlds', '--layer', 'clusters', ...args], (_, compute) =>
    compute(quietWork),
  );

interface Printed {
  readonly positions?: readonly number[];
  readonly divergence: number;
}

describe('layout', () => {
  test('prints a layout by t-SNE with its parameters, or writes it as an array', async () => {
    const printed = await layout('--perplexity', '20', '--iterations', '60', '--seed', '7');
    expect([printed.code, printed.stderr]).toEqual([0, '']);
    const { positions, ...found } = JSON.parse(printed.stdout) as Printed;
    expect(found).toMatchObject({
      layer: 'clusters',
      by: 'tsne',
      n: 1200,
      dimensions: 2,
      perplexity: 20,
      iterations: 60,
      seed: 7,
    });
    expect(found.divergence).toBeGreaterThan(0);
    const out = join(folder, 'layout.npy');
    const written = await layout('--perplexity', '20', '--iterations', '60', '--seed', '7', '--out', out);
    expect(JSON.parse(written.stdout)).toEqual({ ...found, out });
    const { shape, data } = readNpy(readFileSync(out), 'layout.npy');
    expect(shape).toEqual([1200, 2]);
    expect(Array.from(data as Float32Array)).toEqual(positions!.map(Math.fround));
  });

  test.each([
    [['--by', 'pca'], 'expected tsne or umap'],
    [['--dimensions', '4'], 'expected 2 or 3'],
    [['--perplexity', 'many'], 'expected a number of at least 1'],
    [['--neighbours', '5'], 'has no effect on --by tsne'],
    [['--by', 'umap', '--iterations', '5'], 'has no effect on --by umap'],
    [['--by', 'umap', '--min-dist', '1'], 'from 0 to 0.99'],
  ] as const)('refuses %j', async (args, message) => {
    const { code, stderr } = await layout(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
