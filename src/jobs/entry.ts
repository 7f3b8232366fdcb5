import type { DatasetReference } from '../dataset/reference.ts';
import { CancelledError } from '../math/work/work.ts';
import type { Priority } from './team/protocol.ts';

export interface RunOptions {
  /** Waits for, and makes way for, jobs that somebody is waiting for. */
  readonly background?: boolean;
  /** What the task tray calls it; the job's title where left out. */
  readonly title?: string;
  /** `fraction` in [0, 1], never falling. */
  readonly onProgress?: (fraction: number, text: string) => void;
  /** Gives the job up; it is cancelled when nobody else waits for it. */
  readonly signal?: AbortSignal;
}

/** A job that is waiting, running, or cancelled but not yet stopped, with everyone who waits for it. */
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
  fraction: number;
  text: string;
  /** how often it was started again because its workers stopped answering */
  restarts: number;
  readonly callers: Set<Caller>;
}

export interface Caller {
  readonly onProgress?: RunOptions['onProgress'];
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Adds someone who waits for a job; their promise settles with it, or at once when they give up.
 *
 * @param abandoned  called when the last caller has given up
 */
export function addCaller(entry: Entry, options: RunOptions, abandoned: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal, onProgress } = options;
    const giveUp = () => {
      entry.callers.delete(caller);
      caller.reject(new CancelledError());
      if (entry.callers.size === 0) abandoned();
    };
    const caller: Caller = {
      onProgress,
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
    if (entry.state === 'running') onProgress?.(entry.fraction, entry.text);
  });
}

/** Takes in a report: the fraction is held in [0, 1] and never falls. */
export function advance(entry: Entry, fraction: number, text: string): void {
  entry.fraction = Math.max(entry.fraction, Math.min(1, fraction || 0));
  entry.text = text;
  for (const caller of entry.callers) caller.onProgress?.(entry.fraction, text);
}
