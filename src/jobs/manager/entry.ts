import type { DatasetReference } from '../../dataset/reference.ts';
import { CancelledError } from '../../math/work/work.ts';
import type { Priority } from '../team/protocol.ts';

export interface RunOptions {
  /** A background job starts after the jobs that a user waits for, and pauses while one of them runs. */
  readonly background?: boolean;
  /** Its name in the task tray; the job's title by default. */
  readonly title?: string;
  /** `fraction` in [0, 1], of a pass; within a pass it never falls. */
  readonly onProgress?: (fraction: number, text: string) => void;
  /** Receives what the result would be if the job ended now, from time to time, from jobs that show it. */
  readonly onDraft?: (result: unknown) => void;
  /** Stops waiting for the job; the job is cancelled when no other caller waits for it. */
  readonly signal?: AbortSignal;
}

/** A job that is waiting, running, or cancelled but not yet stopped, with all its callers. */
export interface Entry {
  /** unique, and new at every start */
  id: number;
  readonly key: string;
  readonly name: string;
  readonly dataset: DatasetReference;
  readonly parameters: unknown;
  readonly title: string;
  priority: Priority;
  state: 'waiting' | 'running' | 'stopping';
  /** of the pass that was reported last */
  fraction: number;
  /** the largest fraction of each pass; see `Report` */
  readonly reached: Map<string, number>;
  text: string;
  /** the last draft of its result, if it shows any */
  draft?: unknown;
  /** how often it was started again because its workers stopped answering */
  restarts: number;
  readonly callers: Set<Caller>;
  /** Cancels the job for all its callers. */
  readonly cancel: () => void;
}

export interface Caller {
  readonly onProgress?: RunOptions['onProgress'];
  readonly onDraft?: RunOptions['onDraft'];
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Adds a caller to a job. The caller's promise settles with the job, or at once when the caller aborts.
 *
 * @param abandoned  called when the last caller has aborted
 */
export function addCaller(entry: Entry, options: RunOptions, abandoned: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal, onProgress, onDraft } = options;
    const giveUp = () => {
      entry.callers.delete(caller);
      caller.reject(new CancelledError());
      if (entry.callers.size === 0) abandoned();
    };
    const caller: Caller = {
      onProgress,
      onDraft,
      resolve(result) {
        signal?.removeEventListener('abort', giveUp);
        resolve(result);
      },
      reject(error) {
        signal?.removeEventListener('abort', giveUp);
        reject(error);
      },
    };
    entry.callers.add(caller);
    signal?.addEventListener('abort', giveUp);
    if (entry.state !== 'running') return;
    onProgress?.(entry.fraction, entry.text);
    if (entry.draft !== undefined) onDraft?.(entry.draft);
  });
}

/** Records a progress report: clamps the fraction to [0, 1] and never lets it fall within its pass. */
export function advance(entry: Entry, fraction: number, text: string, pass = ''): void {
  entry.fraction = Math.max(entry.reached.get(pass) ?? 0, Math.min(1, fraction || 0));
  entry.reached.set(pass, entry.fraction);
  entry.text = text;
  for (const caller of entry.callers) caller.onProgress?.(entry.fraction, text);
}

/** Passes a draft of the result to everyone who waits for the job. */
export function showDraft(entry: Entry, result: unknown): void {
  entry.draft = result;
  for (const caller of entry.callers) caller.onDraft?.(result);
}
