import { useKernels } from '../src/math/kernels/kernels.ts';

let loading: Promise<void> | null = null;

/**
 * Loads the fastest kernels that this thread can run, once: a view that shows published results needs none. If they cannot be
 * loaded (a page may forbid WebAssembly), the plain JavaScript ones stay.
 */
export function ready(): Promise<void> {
  return (loading ??= import('./kernels/load.ts')
    .then(({ loadKernels }) => loadKernels())
    .then(useKernels, () => undefined));
}
