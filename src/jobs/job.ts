/**
 * A job's name with the types of its parameters and result. The name is the contract between the page
 * and the worker; parameters and results are plain data. Parameters hold everything that the result
 * depends on besides the dataset (layer, seed, …), for results are kept by them.
 */
export interface Job<Parameters, Result> {
  readonly name: string;
  /** Types only; never present at run time. */
  readonly types?: { parameters: Parameters; result: Result };
}

/** Names a job: `export const cloudJob = defineJob<CloudParameters, Cloud>('galaxy/cloud')`. */
export function defineJob<Parameters, Result>(name: string): Job<Parameters, Result> {
  return { name };
}
