import { expect, test } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { describeKernels } from './laws.ts';
import { plainKernels } from './plain.ts';

const best = await loadKernels();
const simd = await loadKernels('simd');

test('SIMD is there, and the plain twin can be had', async () => {
  expect(['relaxed-simd', 'simd']).toContain(best.name);
  expect(simd.name).toBe('simd');
  expect(await loadKernels('plain')).toBe(plainKernels);
});

describeKernels('simd', () => simd);
if (best.name === 'relaxed-simd') describeKernels('relaxed-simd', () => best);
