import { deferred } from '../src/jobs/manager/deferred.ts';
import type { Priority } from '../src/jobs/team/protocol.ts';
import { CancelledError } from '../src/math/work/work.ts';

/** A job in progress on the lead. */
export interface Turn {
  readonly id: number;
  /** rejects with `CancelledError` when the job is cancelled, else never settles */
  readonly cancelled: Promise<never>;
  /**
   * Lets waiting messages in, and pauses while a job of higher priority runs.
   *
   * @throws CancelledError when the job has been cancelled
   */
  readonly pause: () => Promise<void>;
}

/**
 * Decides which job may compute: several jobs can be in progress on the lead, and each yields to the others when it
 * pauses; a background job goes on only when no interactive one is in progress.
 */
export interface Turns {
  begin(id: number, priority: Priority): Turn;
  cancel(id: number): void;
  promote(id: number): void;
  end(id: number): void;
}

interface Entry {
  priority: Priority;
  cancelled: boolean;
  readonly reject: (reason: Error) => void;
}

/**
 * @param breathe  lets waiting messages in when enough time has passed
 */
export function createTurns(breathe: () => Promise<void>): Turns {
  const entries = new Map<number, Entry>();
  let changed = deferred<void>();
  const change = () => {
    changed.resolve();
    changed = deferred<void>();
  };
  const mustWait = (entry: Entry) =>
    entry.priority === 'background' &&
    !entry.cancelled &&
    [...entries.values()].some((other) => other.priority === 'interactive' && !other.cancelled);

  return {
    begin(id, priority) {
      const { promise: cancelled, reject } = deferred<never>();
      cancelled.catch(() => undefined);
      const entry: Entry = { priority, cancelled: false, reject };
      entries.set(id, entry);
      const pause = async () => {
        await breathe();
        while (mustWait(entry)) await changed.promise;
        if (entry.cancelled) throw new CancelledError();
      };
      return { id, cancelled, pause };
    },
    cancel(id) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.cancelled = true;
      entry.reject(new CancelledError());
      change();
    },
    promote(id) {
      const entry = entries.get(id);
      if (entry?.priority === 'background') entry.priority = 'interactive';
      change();
    },
    end(id) {
      entries.delete(id);
      change();
    },
  };
}
