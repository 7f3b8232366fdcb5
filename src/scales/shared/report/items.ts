import type { DatasetInfo, LayerInfo, Relations } from '../../../dataset/dataset.ts';
import type { Job } from '../../../jobs/job.ts';
import type { Block } from '../../../report/document.ts';
import { askedName } from '../../../state/askedField.ts';
import type { ScaleValues } from '../../../state/view.ts';
import type { JobRequest } from '../results.ts';

/** Computes a job of the report's dataset, or takes its result from memory. */
export type Run = <P, R>(job: Job<P, R>, parameters: P) => Promise<R>;

/** What a report is about. */
export interface ReportContext {
  readonly info: DatasetInfo;
  readonly layer: LayerInfo;
  readonly scales: ScaleValues;
  /** what the link keeps of earlier pictures, such as the colours by which names of lobes are stored */
  readonly inherited: ScaleValues;
  /** the words of the dataset's relations; null if it has none */
  readonly relations: Relations | null;
}

/** One computation that a report can include. */
export interface ReportItem {
  /** as links name it; see `askedName` */
  readonly name: string;
  readonly title: string;
  /** whether the scale shows it without being asked */
  readonly shown: boolean;
  /** the jobs that take its time, to see whether their results came with the dataset */
  readonly requests: readonly JobRequest[];
  /** the parameters that the report names */
  readonly parameters: object;
  /** What it found, as the panel shows it. */
  readonly compute: (run: Run) => Promise<readonly Block[]>;
}

/** What a scale can add to a report of a view, in the order of its panel. */
export type ScaleReport = (context: ReportContext) => readonly ReportItem[];

interface JobItem<P extends object, R> {
  readonly job: Job<P, R>;
  readonly title: string;
  readonly parameters: P;
  readonly shown?: boolean;
  readonly blocks: (result: R, run: Run) => readonly Block[] | Promise<readonly Block[]>;
}

/** An item of one job. */
export function jobItem<P extends object, R>(item: JobItem<P, R>): ReportItem {
  const { job, title, parameters, shown = false, blocks } = item;
  return {
    name: askedName(job.name),
    title,
    shown,
    requests: [[job, parameters]],
    parameters,
    compute: async (run) => blocks(await run(job, parameters), run),
  };
}

/** The items that are possible: parts of a list that are null are left out. */
export const possible = (items: readonly (ReportItem | null)[]): ReportItem[] =>
  items.filter((item) => item !== null);
