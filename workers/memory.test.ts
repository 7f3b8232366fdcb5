import { expect, it } from 'vitest';
import type { Dataset } from '../src/dataset/dataset.ts';
import { isHeld } from './held.ts';
import { memoryOf } from './memory.ts';

const dataset = () => ({}) as Dataset;

it('finds a result once for each dataset and key, and holds its buffers', async () => {
  const [one, other] = [dataset(), dataset()];
  let found = 0;
  const find = () => Promise.resolve({ labels: Int32Array.of(found++) });
  const first = await memoryOf(one)('lobes', find);
  expect(await memoryOf(one)('lobes', find)).toBe(first);
  expect(isHeld(first.labels.buffer)).toBe(true);
  await memoryOf(one)('clusters', find);
  await memoryOf(other)('lobes', find);
  expect(found).toBe(3);
});

it('keeps the 24 results that were used last', async () => {
  const remember = memoryOf(dataset());
  const found: string[] = [];
  const use = (key: string) =>
    remember(key, () => {
      found.push(key);
      return Promise.resolve({ key });
    });
  for (let i = 0; i < 24; i++) await use(`${i}`);
  await use('0');
  await use('24');
  found.length = 0;
  for (const key of ['0', '2', '24', '1']) await use(key);
  expect(found).toEqual(['1']);
});

it('does not keep what failed', async () => {
  const remember = memoryOf(dataset());
  await expect(remember('lobes', () => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled');
  expect(await remember('lobes', () => Promise.resolve(7))).toBe(7);
});
