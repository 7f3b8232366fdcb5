import { canonical } from '../../dataset/canonical.ts';
import { referenceKey, type DatasetReference } from '../../dataset/reference.ts';
import { stateJob } from '../datasetJobs.ts';
import type { Job } from '../job.ts';
import type { JobManager } from '../manager/manager.ts';

/** One point of a series: a job and its request. */
export interface SeriesPoint<Result> {
  /** unique in its series */
  readonly id: string;
  readonly job: Job<unknown, Result>;
  readonly parameters: unknown;
  /** its name in the task tray */
  readonly title: string;
}

/** A series of jobs on one dataset. */
export interface SeriesRequest<Result> {
  /** names everything that the results depend on; see `seriesKey` */
  readonly key: string;
  readonly dataset: DatasetReference;
  /** the layer whose files the results are computed from; without one, results are not stored */
  readonly layer?: string;
  /** in the order in which they are computed */
  readonly points: readonly SeriesPoint<Result>[];
}

/** After this number of crashes in a row the next point would crash too. */
const MOST_CRASHES = 2;

/** Begins the keys of series that cannot outlive a visit. */
const VISIT = 'visit ';

/** Names a series by its dataset and everything else that its results depend on. No token is in it. */
export function seriesKey(dataset: DatasetReference, parameters: unknown): string {
  const key = canonical([referenceKey(dataset), parameters]);
  // Files chosen on this machine are numbered from one on every visit.
  return dataset.place.kind === 'local' ? VISIT + key : key;
}

/** Whether results under this key mean the same on the next visit. */
export const outlivesVisit = (key: string): boolean => !key.startsWith(VISIT);

/** What is known of a series. */
export interface SeriesState<Result> {
  readonly running: boolean;
  /** by the id of the point */
  readonly results: ReadonlyMap<string, Result>;
  /** why a point failed, by the id of the point */
  readonly failures: ReadonlyMap<string, string>;
}

/** Results with the state of the files that they were computed from; see `stateJob`. */
export interface StoredSeries<Result> {
  readonly state: string;
  readonly results: ReadonlyMap<string, Result>;
}

/** Where results outlive the page. */
export interface SeriesStorage<Result> {
  /** null if nothing is stored under the key */
  read(key: string): StoredSeries<Result> | null;
  write(key: string, stored: StoredSeries<Result>): void;
}

/**
 * A series of jobs in the background: its points are computed one after another, and each result is kept as soon as it
 * exists. It continues when it is not on screen, but there is one run at a time: a run for another key replaces it.
 */
export interface Series<Result> {
  /** The same object until something changes. */
  readonly state: (key: string) => SeriesState<Result>;
  /** Calls the listener after every change; returns a function that stops this. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Computes the points that have no result, those that failed before included. A point that fails is noted, and the
   * others go on, but two crashes or faults of the program in a row end the run. Cancelling a point in the task tray
   * cancels the run. Resolves when the run has ended.
   */
  readonly start: (request: SeriesRequest<Result>) => Promise<void>;
  /**
   * Takes the results that are stored for this request, if they were computed from the files as they are now by this
   * version of the analyses; others are removed. Looks at the files only if something is stored.
   */
  readonly recall: (request: SeriesRequest<Result>) => Promise<void>;
  /** Ends the run for this key; what has been found stays. */
  readonly cancel: (key: string) => void;
  /** Ends the run for any other key: its points are no longer on screen. */
  readonly keepOnly: (key: string) => void;
  /** Ends the run for this key and drops its results. */
  readonly forget: (key: string) => void;
}

/** The result of a point, with its type: a series may hold points of several jobs. */
export function resultOf<Result>(
  { results }: Pick<SeriesState<unknown>, 'results'>,
  { id }: SeriesPoint<Result>,
): Result | undefined {
  return results.get(id) as Result | undefined;
}

export function createSeries<Result>(
  manager: Pick<JobManager, 'run'>,
  storage?: SeriesStorage<Result>,
): Series<Result> {
  const states = new Map<string, SeriesState<Result>>();
  const listeners = new Set<() => void>();
  /** the keys for which the storage was looked into, or is being looked into */
  const recalled = new Map<string, Promise<void>>();
  let run: { readonly key: string; readonly controller: AbortController } | null = null;

  const state = (key: string) => {
    let known = states.get(key);
    if (!known) {
      known = { running: false, results: new Map(), failures: new Map() };
      states.set(key, known);
    }
    return known;
  };
  const change = (key: string, update: Partial<SeriesState<Result>>) => {
    states.set(key, { ...state(key), ...update });
    for (const listener of listeners) listener();
  };
  const end = () => {
    if (!run) return;
    const { key, controller } = run;
    run = null;
    controller.abort();
    change(key, { running: false });
  };

  /** The state of the files of a request; null if it cannot be found out, so that nothing is stored. */
  const filesOf = async ({ dataset, layer, key }: SeriesRequest<Result>): Promise<string | null> => {
    if (!storage || layer === undefined || !outlivesVisit(key)) return null;
    try {
      return await manager.run(stateJob, { dataset, parameters: { layer } }, { background: true });
    } catch {
      return null;
    }
  };

  const recall = (request: SeriesRequest<Result>): Promise<void> => {
    const { key } = request;
    const begun = recalled.get(key) ?? lookInto(request);
    recalled.set(key, begun);
    return begun;
  };

  const lookInto = async (request: SeriesRequest<Result>) => {
    const { key } = request;
    const stored = storage?.read(key);
    if (!storage || !stored) return;
    const files = await filesOf(request);
    if (files === null) return;
    if (stored.state !== files) return storage.write(key, { state: files, results: new Map() });
    change(key, { results: new Map([...stored.results, ...state(key).results]) });
  };

  /** How a point ended. */
  const compute = async (
    { key, dataset }: SeriesRequest<Result>,
    point: SeriesPoint<Result>,
    files: string | null,
    signal: AbortSignal,
  ) => {
    const { id, job, parameters, title } = point;
    try {
      const result = await manager.run(job, { dataset, parameters }, { background: true, title, signal });
      if (signal.aborted) return 'cancelled';
      const results = new Map(state(key).results).set(id, result);
      change(key, { results });
      if (files !== null) storage?.write(key, { state: files, results });
    } catch (error) {
      const { name, message } = error as Error;
      if (signal.aborted || name === 'CancelledError') return 'cancelled';
      change(key, { failures: new Map(state(key).failures).set(id, message) });
      return name === 'DataError' ? 'refused' : 'crashed';
    }
    return 'done';
  };

  return {
    state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(request) {
      const { key, points } = request;
      if (run?.key === key) return;
      end();
      const controller = new AbortController();
      run = { key, controller };
      change(key, { running: true, failures: new Map() });
      let files: string | null = null;
      if (storage && request.layer !== undefined) {
        await recall(request);
        files = await filesOf(request);
      }
      let crashes = 0;
      for (const point of points) {
        if (state(key).results.has(point.id)) continue;
        if (controller.signal.aborted) break;
        const end = await compute(request, point, files, controller.signal);
        crashes = end === 'crashed' ? crashes + 1 : 0;
        if (end === 'cancelled' || crashes === MOST_CRASHES) break;
      }
      if (run?.controller === controller) end();
    },
    recall,
    cancel(key) {
      if (run?.key === key) end();
    },
    keepOnly(key) {
      if (run && run.key !== key) end();
    },
    forget(key) {
      if (run?.key === key) end();
      change(key, { results: new Map(), failures: new Map() });
      storage?.write(key, { state: '', results: new Map() });
    },
  };
}
