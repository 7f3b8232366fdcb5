/**
 * A job's name with the types of its parameters and result. The name is the contract between the page
 * and the worker; parameters and results are plain data. Parameters hold everything that the result
 * depends on besides the dataset (layer, seed, …), because they are the key of the cached result.
 */
export interface Job<Parameters, Result> extends JobOptions<Result> {
  readonly name: string;
  /** Types only; never present at run time. */
  readonly types?: { parameters: Parameters; result: Result };
}

export interface JobOptions<Result = unknown> {
  /** Its name in the task tray, such as `Lobes`; `name` by default. */
  readonly title?: string;
  /** Computes almost nothing (it reads the dataset), so it starts at once, even while other jobs run. */
  readonly light?: boolean;
  /**
   * The number of figures with a p in a result; a job without it has none. The figures that were tried on a dataset are
   * counted from it, see `tried.ts`.
   */
  figures?(result: Result): number;
}

/** Names a job: `export const cloudJob = defineJob<CloudParameters, Cloud>('galaxy/cloud')`. */
export function defineJob<Parameters, Result>(
  name: string,
  options: JobOptions<Result> = {},
): Job<Parameters, Result> {
  return { name, ...options };
}
