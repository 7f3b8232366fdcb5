/** How far a running job is. */
export interface Reached {
  /** in [0, 1] */
  readonly fraction: number;
  readonly text: string;
}

/**
 * Where a running job says how far it is. It is no part of the job's state, because jobs report many times a second: only
 * what shows the progress is drawn again at each report.
 */
export interface Progress {
  readonly now: () => Reached;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ReportedProgress extends Progress {
  report(fraction: number, text: string): void;
}

export function createProgress(): ReportedProgress {
  let reached: Reached = { fraction: 0, text: '' };
  const listeners = new Set<() => void>();
  return {
    now: () => reached,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report(fraction, text) {
      if (fraction === reached.fraction && text === reached.text) return;
      reached = { fraction, text };
      for (const listener of listeners) listener();
    },
  };
}
