import type { Kernels } from './interface.ts';
import { plainKernels } from './plain/plain.ts';

let active: Kernels = plainKernels;

/** The active kernels of this thread: the plain ones until `useKernels` is called. */
export function kernels(): Kernels {
  return active;
}

/** Makes `k` the set that `kernels()` returns in this thread; kernels that keep data stay as they are. */
export function useKernels(k: Kernels): void {
  active = k;
}
