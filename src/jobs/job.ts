/**
 * A job's name with the types of its parameters and result. The name is the contract between the page
 * and the worker; parameters and results are plain data. Parameters hold everything that the result
 * depends on besides the dataset (layer, seed, …), for results are kept by them.
 */
export interface Job<Parameters, Result> extends JobOptions {
  readonly name: string;
  /** Types only; never present at run time. */
  readonly types?: { parameters: Parameters; result: Result };
}

export interface JobOptions {
  /** What the task tray calls it, such as `Lobes`; the name where left out. */
  readonly title?: string;
  /** Takes next to no computing (it reads the dataset): runs at once, beside whatever is running. */
  readonly light?: boolean;
}

/** Names a job: `export const cloudJob = defineJob<CloudParameters, Cloud>('galaxy/cloud')`. */
export function defineJob<Parameters, Result>(
  name: string,
  options: JobOptions = {},
): Job<Parameters, Result> {
  return { name, ...options };
}
