import { useKernels } from '../src/math/kernels/kernels.ts';
import { loadKernels } from './kernels/load.ts';

/**
 * Settles when this thread computes with the fastest kernels it can have. Where they cannot be loaded
 * (a page may forbid WebAssembly), the plain ones stay.
 */
export const ready: Promise<void> = loadKernels().then(useKernels, () => undefined);
