import { afterEach, expect, test, vi } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { describeKernels } from '../testing/laws.ts';
import { plainKernels } from '../plain/plain.ts';

const best = await loadKernels();
const simd = await loadKernels('simd');

afterEach(() => vi.restoreAllMocks());

test('SIMD is available, and the plain kernels can be chosen', async () => {
  expect(['relaxed-simd', 'simd']).toContain(best.name);
  expect(simd.name).toBe('simd');
  expect(await loadKernels('plain')).toBe(plainKernels);
});

test('an engine without relaxed SIMD gets SIMD, an engine without either the plain kernels', async () => {
  const validate = vi.spyOn(WebAssembly, 'validate');
  const sizes: number[] = [];
  validate.mockImplementation((bytes) => {
    sizes.push(bytes.byteLength);
    // The relaxed module is validated first, and again after the flag is set.
    return bytes.byteLength !== sizes[0];
  });
  expect((await loadKernels()).name).toBe('simd');
  await expect(loadKernels('relaxed-simd')).rejects.toThrow(/does not run “relaxed-simd”/);
  validate.mockReturnValue(false);
  expect(await loadKernels()).toBe(plainKernels);
  await expect(loadKernels('simd')).rejects.toThrow(/does not run “simd”/);
});

describeKernels('simd', () => simd);
if (best.name === 'relaxed-simd') describeKernels('relaxed-simd', () => best);
