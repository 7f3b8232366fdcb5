/** As `Work.progress`; `pass` as in `Report`. */
export type ReportProgress = (fraction: number, text: string, pass?: string) => void;

/** Milliseconds between two reports: words and a bar need no more, and each is drawn. */
const BETWEEN_REPORTS = 100;

/**
 * Passes a report on at once if enough time has passed since the last one. Of those that come sooner, the last is passed on when
 * the time is over: a long step whose words came too soon shows them too.
 *
 * @param now  milliseconds, never going back
 * @param after  calls back after a number of milliseconds; `setTimeout` by default
 * @returns `progress`, and `end`, after which nothing is passed on
 */
export function throttle(
  report: ReportProgress,
  now: () => number,
  after: (milliseconds: number, act: () => void) => void = (ms, act) => void setTimeout(act, ms),
): { readonly progress: ReportProgress; readonly end: () => void } {
  let last = -Infinity;
  let pending: Parameters<ReportProgress> | null = null;
  let due = false;
  let ended = false;
  const pass = (...what: Parameters<ReportProgress>) => {
    last = now();
    pending = null;
    report(...what);
  };
  return {
    progress(...what) {
      if (ended) return;
      const left = last + BETWEEN_REPORTS - now();
      if (left <= 0) return pass(...what);
      pending = what;
      if (due) return;
      due = true;
      after(left, () => {
        due = false;
        if (pending && !ended) pass(...pending);
      });
    },
    end() {
      ended = true;
    },
  };
}
