import { loadKernels } from '../../workers/kernels/load.ts';
import { nodeWork } from '../jobs/team/node.ts';
import { useKernels } from '../math/kernels/kernels.ts';
import type { Work } from '../math/work/work.ts';
import { wholeNumber } from './arguments.ts';

/** Runs a computation with the given number of threads (the number of processors if left out). */
export type StartWork = <T>(threads: string | undefined, compute: (work: Work) => Promise<T>) => Promise<T>;

/**
 * Starts worker threads before a computation and ends them after it, even if it fails.
 *
 * @param member  the built `workers/member.node.ts`
 */
export function threadedWork(member: URL, onProgress: (fraction: number, text: string) => void): StartWork {
  return async (threads, compute) => {
    const count = threads === undefined ? {} : { threads: wholeNumber('threads', threads, 1) };
    useKernels(await loadKernels());
    const work = nodeWork({ member, onProgress, ...count });
    try {
      return await compute(work);
    } finally {
      await work.close();
    }
  };
}
