import { useKernels } from '../src/math/kernels/kernels.ts';
import { loadKernels } from './kernels/load.ts';

/**
 * Settles when this thread has the fastest kernels that it can run. If they cannot be loaded (a page may forbid
 * WebAssembly), the plain JavaScript ones stay.
 */
export const ready: Promise<void> = loadKernels().then(useKernels, () => undefined);
