import type { Kernels } from './interface.ts';
import { plainKernels } from './plain/plain.ts';

let active: Kernels = plainKernels;

/** The active kernels: the plain twin until `useKernels` has been called. */
export function kernels(): Kernels {
  return active;
}

/** Makes `k` the kernels that `kernels()` answers in this thread; those of kept data stay what they were. */
export function useKernels(k: Kernels): void {
  active = k;
}
