import type { Dataset } from '../src/dataset/dataset.ts';
import type { DatasetReference } from '../src/dataset/reference.ts';
import type { Job } from '../src/jobs/job.ts';
import type { Work } from '../src/math/work/work.ts';

/**
 * How a job is done: reads what it needs from the dataset and runs an analysis on it. The result is
 * plain data; its arrays leave by transfer, so an implementation must not keep them (see `hold`).
 */
export type Implementation<Parameters, Result> = (
  dataset: Dataset,
  parameters: Parameters,
  work: Work,
) => Promise<Result>;

const implementations = new Map<string, Implementation<never, unknown>>();

/**
 * Registers the implementation of a job. The files of `workers/analyses/` do so.
 *
 * @throws RangeError when the job has an implementation already
 */
export function implement<Parameters, Result>(
  job: Job<Parameters, Result>,
  implementation: Implementation<Parameters, Result>,
): void {
  if (implementations.has(job.name)) throw new RangeError(`the job “${job.name}” is implemented twice`);
  implementations.set(job.name, implementation);
}

const reading = new Set<string>();

/** Registers the implementation of a job that only reads the dataset: it does not wait for the kernels. See `implement`. */
export function implementReading<Parameters, Result>(
  job: Job<Parameters, Result>,
  implementation: Implementation<Parameters, Result>,
): void {
  implement(job, implementation);
  reading.add(job.name);
}

/** Whether a job only reads the dataset. */
export const onlyReads = (name: string): boolean => reading.has(name);

/** The files of `analyses/`. Each implements the job of its name, or all other jobs whose names begin with its own. */
const FILES = import.meta.glob(['./analyses/**/*.ts', '!./analyses/**/*.test.ts']);

/** Loads the file that implements a job. */
async function load(name: string): Promise<void> {
  const [group] = name.split('/');
  await (FILES[`./analyses/${name}.ts`] ?? FILES[`./analyses/${group}.ts`])?.();
}

/**
 * The implementation of a job by its name; its file is loaded when it is first asked for.
 *
 * @throws Error when no file implements it
 */
export async function implementationOf(name: string): Promise<Implementation<unknown, unknown>> {
  if (!implementations.has(name)) await load(name);
  const implementation = implementations.get(name);
  if (!implementation) {
    throw new Error(
      `no job “${name}” is implemented in this worker: implement it in a file of workers/analyses/`,
    );
  }
  return implementation as Implementation<unknown, unknown>;
}

/** The implementation of a job that examines a place without opening a dataset. */
export type PlaceImplementation<Parameters, Result> = (
  reference: DatasetReference,
  parameters: Parameters,
  work: Work,
) => Promise<Result>;

const placeImplementations = new Map<string, PlaceImplementation<never, unknown>>();

/** Registers the implementation of a job that opens no dataset; see `implement`. */
export function implementForPlace<Parameters, Result>(
  job: Job<Parameters, Result>,
  implementation: PlaceImplementation<Parameters, Result>,
): void {
  placeImplementations.set(job.name, implementation);
}

/** The implementation of a job that opens no dataset; undefined for all others. */
export const placeImplementationOf = (name: string): PlaceImplementation<unknown, unknown> | undefined =>
  placeImplementations.get(name) as PlaceImplementation<unknown, unknown> | undefined;
