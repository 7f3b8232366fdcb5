import { runTask } from '../../math/work/team.ts';
import { buffersOf } from './pack.ts';
import { createBreath } from './pause.ts';
import type { MemberApi } from './protocol.ts';
import { send } from './send.ts';

/**
 * A member of a team: keeps the shards dealt to it and runs tasks on them.
 *
 * @param ready  settles when tasks can run (the kernels are loaded)
 * @param breathe  called between the parts of a task: lets a ping in
 */
export function createMember(
  ready: Promise<unknown> = Promise.resolve(),
  breathe: () => Promise<void> = createBreath(),
): MemberApi {
  const kept = new Map<string, { parts: readonly unknown[]; buffers: Set<ArrayBufferLike> }>();
  return {
    keep(key, parts) {
      kept.set(key, { parts, buffers: buffersOf(parts) });
    },
    async each(task, key, argument) {
      await ready;
      const entry = kept.get(key);
      if (!entry) throw new Error(`team: nothing is kept under “${key}” in this member`);
      const results: unknown[] = [];
      for (const part of entry.parts) {
        results.push(runTask(task, part, argument));
        await breathe();
      }
      return send(results, { stays: (buffer) => entry.buffers.has(buffer) });
    },
    drop(key) {
      kept.delete(key);
    },
    ping: () => undefined,
  };
}
