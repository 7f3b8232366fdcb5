import { beforeAll } from 'vitest';
import type { Kernels } from '../src/math/kernels/interface.ts';
import { useKernels } from '../src/math/kernels/kernels.ts';
import { loadKernels } from '../workers/kernels/load.ts';

let loading: Promise<Kernels> | null = null;

/** The fastest kernels that this engine runs, loaded once in a process. */
export function fastKernels(): Promise<Kernels> {
  return (loading ??= loadKernels());
}

/**
 * Makes the fastest kernels active for the tests of a file, or of the `describe` that calls it. A file that only awaits
 * `workers/ready.ts` has them once in a process: the next file starts with the plain kernels again.
 */
export function withFastKernels(): void {
  beforeAll(async () => useKernels(await fastKernels()));
}
