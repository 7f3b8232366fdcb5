import { knowsTask, runTask } from '../../math/work/team.ts';
import { buffersOf } from './pack.ts';
import { createBreath } from './pause.ts';
import type { MemberApi } from './protocol.ts';
import { releaseBuffers } from '../../math/work/release.ts';
import { send } from './send.ts';

/** The shards of a key. */
interface Kept {
  readonly parts: readonly unknown[];
  readonly buffers: Set<ArrayBufferLike>;
  /** how many tasks are running on them */
  running: number;
}

/**
 * A member of a team: keeps the shards dealt to it and runs tasks on them.
 *
 * @param ready  settles when tasks can run: it loads the kernels at its first call
 * @param loadTasks  loads the tasks that this thread does not know yet
 * @param breathe  called between the parts of a task: lets a ping in
 */
export function createMember(
  ready: () => Promise<unknown> = () => Promise.resolve(),
  loadTasks: () => Promise<unknown> = () => Promise.resolve(),
  breathe: () => Promise<void> = createBreath(),
): MemberApi {
  const kept = new Map<string, Kept>();
  return {
    keep(key, parts) {
      kept.set(key, { parts, buffers: buffersOf(parts), running: 0 });
    },
    async each(task, key, argument) {
      await ready();
      if (!knowsTask(task)) await loadTasks();
      const entry = kept.get(key);
      if (!entry) throw new Error(`team: nothing is kept under “${key}” in this member`);
      const results: unknown[] = [];
      entry.running++;
      try {
        for (const part of entry.parts) {
          results.push(runTask(task, part, argument));
          await breathe();
        }
      } finally {
        entry.running--;
      }
      return send(results, { stays: (buffer) => entry.buffers.has(buffer) });
    },
    drop(key) {
      const entry = kept.get(key);
      kept.delete(key);
      // The parts came as copies: a large layer's would stay in memory until the next garbage collection. A task of a
      // cancelled job may still be running on them.
      if (entry?.running === 0) releaseBuffers(entry.buffers);
    },
    ping: () => undefined,
  };
}
