import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Work } from '../../math/work/work.ts';
import { CancelledError } from '../../math/work/work.ts';
import { workersFor } from './crew.ts';
import { createBreath } from './pause.ts';
import { createShardTeam } from './shards.ts';

export interface NodeWorkOptions {
  /** the built `workers/member.node.ts` */
  readonly member: URL;
  /** number of threads that compute, the caller's included; by default the number of processors, at most 8 */
  readonly threads?: number;
  readonly onProgress?: (fraction: number, text: string) => void;
  readonly signal?: AbortSignal;
}

/** Work whose team consists of Node's worker threads. Close it at the end; otherwise the process stays alive. */
export interface NodeWork extends Work {
  close(): Promise<void>;
}

/**
 * The same team as in the browser, in the terminal: the caller's thread leads, worker threads share its
 * heavy passes. Results do not depend on the number of threads (see `SHARDS`). The caller's own thread
 * loads its kernels itself.
 */
export function nodeWork(options: NodeWorkOptions): NodeWork {
  const shards = createShardTeam();
  const breathe = createBreath();
  const threads = options.threads ?? workersFor(availableParallelism());
  const members = Array.from({ length: threads - 1 }, () => startMember(options.member));
  for (const { port, lost } of members) shards.enlist(port, lost);
  return {
    team: shards.scope(breathe).team,
    progress: (fraction, text) => options.onProgress?.(fraction, text),
    async pause() {
      await breathe();
      if (options.signal?.aborted) throw new CancelledError();
    },
    async close() {
      await Promise.all(members.map(({ stop }) => stop()));
    },
  };
}

function startMember(script: URL) {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(script, { workerData: { port: port2 }, transferList: [port2 as never] });
  const lost = new Promise<never>((_, reject) => {
    worker.on('error', (error) => reject(new Error(`a worker thread died: ${error.message}`)));
    worker.on('exit', () => reject(new Error('a worker thread ended before its work was done')));
  });
  const stop = async () => {
    port1.close();
    await worker.terminate();
  };
  return { port: port1, lost, stop };
}
