import type { DatasetReference } from '../../dataset/reference.ts';

/** What crosses between the page and its workers (through Comlink): plain data and message ports. */

/** A job as it is handed to the lead worker. */
export interface JobRequest {
  /** unique among the page's jobs; what `cancel` and `promote` refer to */
  readonly id: number;
  readonly name: string;
  /** local files in it cross by structured clone */
  readonly dataset: DatasetReference;
  readonly parameters: unknown;
  readonly priority: Priority;
}

/**
 * `light` runs at once; `interactive` one at a time; `background` one at a time, and it stands still
 * while an interactive job runs.
 */
export type Priority = 'light' | 'interactive' | 'background';

/**
 * Receives how much of a pass of a job is done. Computing is the pass `''`; each file that is read across the network is
 * a pass of its own, and so is reading it again.
 */
export type Report = (id: number, fraction: number, text: string, pass?: string) => void;

/** What a running job's result would be if it ended now; see `Work.draft`. */
export type ReportDraft = (id: number, result: unknown) => void;

/** Whether a graphics card may help: a real one, none, or also a program that stands in for one (for tests). */
export type CardChoice = 'auto' | 'never' | 'any';

/** What is known of the graphics card. Nobody looks for one until a search is large enough for it. */
export type CardState =
  | { readonly kind: 'unasked' }
  /** `searches`: the number that it has helped with in this worker */
  | { readonly kind: 'found'; readonly name: string; readonly searches: number }
  | { readonly kind: 'none'; readonly reason: string };

/** What the page offers its lead. */
export interface Listener {
  readonly report: Report;
  readonly draft: ReportDraft;
  /** receives the state of the graphics card whenever it changes */
  readonly card: (state: CardState) => void;
}

/** Every worker offers the same; the page makes the first one lead and the others its members. */
export interface ComputeApi extends LeadApi {
  /** Serves as a member of the team of the worker at the other end of the port. */
  serve(port: MessagePort): Promise<void>;
}

/** The one worker that runs jobs. */
export interface LeadApi {
  /** Sends progress and drafts to the `Listener` at the other end of the port. */
  listen(port: MessagePort): void;
  /** Takes a member into the team; heavy passes begun from now on are shared with it. */
  enlist(port: MessagePort): void;
  /** Runs a job; rejects with `CancelledError` as soon as it is cancelled. */
  run(request: JobRequest): Promise<unknown>;
  /** Does nothing if the job is not running. Its answer shows that the worker is responsive. */
  cancel(id: number): void;
  /** Makes a background job interactive: somebody is waiting for it now. */
  promote(id: number): void;
  /** Says whether the graphics card may help from now on; without a call it does not. */
  useCard(choice: CardChoice): void;
  /** Does nothing: its answer shows that the lead is responsive. */
  ping(): void;
  /** Resolves when every member of the team has answered. */
  pingMembers(): Promise<void>;
}

/** What a member does for its lead. Parts are the shards dealt to it, in order. */
export interface MemberApi {
  keep(key: string, parts: readonly unknown[]): void;
  /** Runs a registered task on every part kept under the key; results in their order. */
  each(task: string, key: string, argument: unknown): unknown;
  drop(key: string): void;
  /** Does nothing: its answer shows that the member is responsive. */
  ping(): void;
}
