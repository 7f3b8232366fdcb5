import { MemberLostError } from '../manager/errors.ts';

/** How long a lead waits for its members; see `createPatience`. */
export interface Patience {
  /** Notes that the lead begins its own share of a pass; call what it returns when the share is done. */
  began(): () => void;
  /**
   * Settles as the answer does.
   *
   * @throws MemberLostError when no answer has come for too long
   */
  within<T>(answer: Promise<T>): Promise<T>;
}

/** Milliseconds that every answer may take. */
const LEAST = 60_000;
/** An answer may take as many times as long as the lead’s longest share: members have shares of about the same size. */
const FACTOR = 20;
/** A wait is counted in steps: a machine that was asleep loses one of them, and not the whole wait. */
const STEPS = 10;

export interface PatienceOptions {
  /** milliseconds, never going back */
  readonly now?: () => number;
  /** Calls back after a number of milliseconds; returns how to call that off. */
  readonly after?: (milliseconds: number, act: () => void) => () => void;
}

/**
 * A member that died without an event, or that never comes back from its work, would let every later job wait for ever.
 * Members cannot answer while they compute, so the lead measures them by itself: their shares are as large as its own.
 */
export function createPatience({
  now = () => performance.now(),
  after = timer,
}: PatienceOptions = {}): Patience {
  let slowest = 0;
  const starts = new Set<{ readonly at: number }>();
  const limit = () => {
    const running = Array.from(starts, ({ at }) => now() - at);
    return Math.max(LEAST, FACTOR * Math.max(slowest, ...running));
  };
  return {
    began() {
      const start = { at: now() };
      starts.add(start);
      return () => {
        starts.delete(start);
        slowest = Math.max(slowest, now() - start.at);
      };
    },
    within<T>(answer: Promise<T>) {
      let callOff = () => undefined as void;
      const lost = new Promise<never>((_, reject) => {
        const step = (left: number) => {
          if (left === 0) reject(new MemberLostError());
          else callOff = after(limit() / STEPS, () => step(left - 1));
        };
        step(STEPS);
      });
      return Promise.race([answer, lost]).finally(() => callOff());
    },
  };
}

function timer(milliseconds: number, act: () => void): () => void {
  const handle = setTimeout(act, milliseconds);
  return () => clearTimeout(handle);
}
