import type { Crew, StartCrew } from './crew.ts';
import { advance, showDraft, type Entry } from '../manager/entry.ts';
import { crashed, revive, stalled } from '../manager/errors.ts';

/** Runs jobs in a crew of workers, and replaces the crew when it crashes or does not stop a job. */
export interface Runner {
  /** The jobs that the lead has: running or stopping. */
  running(): Iterable<Entry>;
  start(entry: Entry): void;
  /** Stops a job that runs; it keeps its place among the running ones until it has stopped. */
  stop(entry: Entry): void;
  promote(entry: Entry): void;
  close(): void;
}

export interface RunnerEvents {
  /** A running job has ended; `error` is null if it has a result. */
  ended(entry: Entry, error: Error | null, result?: unknown): void;
  /** A running job has lost its workers through no fault of its own. */
  lost(entry: Entry): void;
  /** A place is free. */
  freed(): void;
  progressed(): void;
}

/** Milliseconds in which a worker must answer that it has cancelled a job; then it is replaced. */
const PATIENCE = 150;

/** Milliseconds in which the members must answer after a job was cancelled: they may be in the middle of a shard. */
const MEMBERS_PATIENCE = 2000;
/** Milliseconds between two beats of the workers’ heart while a job runs. */
const BEAT = 30_000;
/** A lead that misses this many beats in a row is replaced. It may compute one shard for minutes on a slow machine. */
const MOST_MISSED = 10;

type After = (milliseconds: number, act: () => void) => void;

/**
 * @param timers  call back after a number of milliseconds: `after` in general, `beat` for the heartbeat
 */
export function createRunner(
  startCrew: StartCrew,
  { after, beat }: { readonly after: After; readonly beat: After },
  events: RunnerEvents,
): Runner {
  const running = new Map<number, Entry>();
  let crew: Crew | null = null;
  /** the number of crews that were started */
  let generation = 0;
  let lastId = 0;

  const theCrew = (): Crew => {
    if (crew) return crew;
    const mine: Crew = startCrew({
      onProgress(id, fraction, text, pass) {
        const entry = running.get(id);
        if (entry?.state !== 'running') return;
        advance(entry, fraction, text, pass);
        events.progressed();
      },
      onDraft(id, result) {
        const entry = running.get(id);
        if (entry?.state === 'running') showDraft(entry, result);
      },
      onCrash(reason) {
        if (crew === mine) dismiss((entry) => events.ended(entry, crashed(entry.title, reason)));
      },
    });
    crew = mine;
    watch();
    return mine;
  };

  /**
   * Watches over the crew as long as it is there: while jobs run, its lead must answer. What waits for the next beat does
   * not hold the crew, so that the workers of one that was replaced are freed at once.
   */
  const watch = () => {
    const mine = (generation += 1);
    let missed = 0;
    const next = () => {
      let answered = running.size === 0;
      if (!answered) {
        crew?.ping().then(
          () => {
            answered = true;
            missed = 0;
          },
          () => undefined,
        );
      }
      beat(BEAT, () => {
        if (!crew || generation !== mine) return;
        if (!answered) missed += 1;
        if (missed < MOST_MISSED) next();
        else dismiss(startAgain);
      });
    };
    next();
  };

  /** Starts a job again whose workers stopped answering; if that happens a second time, it fails. */
  const startAgain = (entry: Entry) => {
    if (entry.restarts > 0) return events.ended(entry, stalled(entry.title));
    entry.restarts += 1;
    events.lost(entry);
  };

  /** Stops the workers; what they were running, besides what was to stop anyway, is dealt with by `fate`. */
  const dismiss = (fate: (entry: Entry) => void) => {
    crew?.stop();
    crew = null;
    const left = [...running.values()].filter((entry) => entry.state === 'running');
    running.clear();
    left.forEach(fate);
    events.freed();
  };

  /**
   * Asks the lead to stop a job; a lead that does not answer in time is replaced. It asks twice, because the job
   * may have answered while it waited, and then have begun to compute without a pause.
   */
  const stopIn = (target: Crew, id: number, times: number) => {
    let answered = false;
    target.cancel(id).then(
      () => (answered = true),
      () => undefined,
    );
    after(PATIENCE, () => {
      if (crew !== target) return;
      if (!answered) dismiss((entry) => events.lost(entry));
      else if (times > 1) stopIn(target, id, times - 1);
      else checkMembers(target);
    });
  };

  /** Replaces a crew whose members do not answer: what was cancelled may have waited for one that hangs. */
  const checkMembers = (checked: Crew) => {
    let answered = false;
    checked.pingMembers().then(
      () => (answered = true),
      () => undefined,
    );
    after(MEMBERS_PATIENCE, () => {
      if (crew === checked && !answered) dismiss((entry) => events.lost(entry));
    });
  };

  return {
    running: () => running.values(),
    start(entry) {
      const id = (lastId += 1);
      entry.id = id;
      entry.state = 'running';
      running.set(id, entry);
      const { name, dataset, parameters, priority } = entry;
      const ask = async () => theCrew().run({ id, name, dataset, parameters, priority });
      const settle = (error: Error | null, result?: unknown) => {
        if (!running.delete(id)) return;
        if (entry.state === 'running') events.ended(entry, error, result);
        events.freed();
      };
      void ask().then(
        (result) => settle(null, result),
        (error: unknown) => {
          const lost = error instanceof Error && error.name === 'MemberLostError' && running.has(id);
          if (lost) dismiss(startAgain);
          else settle(revive(error, entry.title));
        },
      );
    },
    stop(entry) {
      entry.state = 'stopping';
      if (crew) stopIn(crew, entry.id, 2);
    },
    promote: (entry) => void crew?.promote(entry.id),
    close() {
      crew?.stop();
      crew = null;
      running.clear();
    },
  };
}
