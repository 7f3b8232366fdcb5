import { expect, test } from 'vitest';
import type { Tensors } from '../../files/tensors.ts';
import { hasFreeColumns, readFreeColumns } from './freeColumns.ts';

/** A file of tensors with one list of numbers. */
const file = (name: string, data: Float32Array | BigInt64Array): Tensors => ({
  names: ['decoder.weight', name],
  shape: async () => [data.length],
  type: async () => 'f4',
  read: async () => ({ type: 'f4', shape: [data.length], data }) as never,
});

test('the frequencies in an OpenAI checkpoint are a column and the frequency of features', async () => {
  const name = 'state_dict.latents_activation_frequency';
  expect(hasFreeColumns([name])).toBe(true);
  const { numeric, frequency } = await readFreeColumns(file(name, Float32Array.of(0, 0.5, 1)), 3, '3.pt');
  expect(Array.from(numeric['latents activation frequency']!)).toEqual([0, 0.5, 1]);
  expect(Array.from(frequency!)).toEqual([0, 0.5, 1]);
});

test('counts in their place are a column and no frequency', async () => {
  const counts = file('latents_activation_frequency', BigInt64Array.of(0n, 7n, 3n));
  const { numeric, frequency } = await readFreeColumns(counts, 3, '3.pt');
  expect(Array.from(numeric['latents activation frequency']!)).toEqual([0, 7, 3]);
  expect(frequency).toBeNull();
});

test('the ones that a checkpoint begins with are no column', async () => {
  const ones = file('latents_activation_frequency', Float32Array.of(1, 1, 1));
  expect(await readFreeColumns(ones, 3, '3.pt')).toEqual({ numeric: {}, frequency: null });
});

test('a name that only ends alike is another tensor', () => {
  expect(hasFreeColumns(['log_sparsity', 'W_dec'])).toBe(false);
});
