import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** of the thread's processor: without waiting for the graphics process, the disk or other threads */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly frames?: readonly { readonly processId: number }[];
      readonly type?: string;
      readonly [field: string]: unknown;
    };
  };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];

/** Events of the page's main thread, ascending by time, recorded while `act` runs. */
export async function traced(page: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  });
  await act();
  await ended(session);
  await session.detach();
  return ofMainThread(events);
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
}

function ofMainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const started = events.find(({ name }) => name === 'TracingStartedInBrowser');
  const process = started?.args?.data?.frames?.[0]?.processId;
  const thread = events.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === process && args?.name === 'CrRendererMain',
  );
  if (!thread) throw new Error('the trace does not name the main thread of the page');
  return events.filter(({ pid, tid }) => pid === process && tid === thread.tid).sort((a, b) => a.ts - b.ts);
}

/** What a task runs the page's own script for, or on behalf of. */
const SCRIPT = new Set([
  'FireAnimationFrame',
  'EventDispatch',
  'TimerFire',
  'FireIdleCallback',
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'v8.run',
  'HandlePostMessage',
]);

/** Garbage collections of the main thread. */
const COLLECTIONS = new Set(['V8.GC_SCAVENGER', 'MinorGC', 'MajorGC']);

/** A stretch of the main thread, in milliseconds. */
export interface Stretch {
  readonly begin: number;
  /** by the clock */
  readonly wall: number;
  /** by the thread's processor */
  readonly processor: number;
}

/**
 * The outermost stretches in which the page's script runs, without the garbage collections within them: when the browser
 * collects does not depend on what the script does in that frame.
 */
export function scripts(events: readonly TraceEvent[]): Stretch[] {
  return lacking(outermost(events.filter(({ name }) => SCRIPT.has(name))), collections(events));
}

/** The garbage collections of the main thread. */
export function collections(events: readonly TraceEvent[]): Stretch[] {
  return outermost(events.filter(({ name }) => COLLECTIONS.has(name)));
}

/** Stretches without the times of the parts within them; they keep their length, which tells which frames lie in them. */
export function lacking(stretches: readonly Stretch[], parts: readonly Stretch[]): Stretch[] {
  let next = 0;
  return stretches.map((stretch) => {
    let { processor } = stretch;
    for (; next < parts.length && parts[next]!.begin < stretch.begin + stretch.wall; next++) {
      if (parts[next]!.begin >= stretch.begin) processor -= parts[next]!.processor;
    }
    return { ...stretch, processor };
  });
}

/**
 * All tasks of the main thread, without the time in which they hand the picture over: where there is no graphics device,
 * that is the time in which another process draws it and this thread reads it.
 */
export function tasks(events: readonly TraceEvent[]): Stretch[] {
  return lacking(
    outermost(events.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')),
    pictures(events),
  );
}

/** The times in which the main thread hands the picture over. */
export function pictures(events: readonly TraceEvent[]): Stretch[] {
  return outermost(events.filter(({ name }) => name === 'Commit'));
}

/** Starts of the callbacks of animation frames, in milliseconds. */
export function frames(events: readonly TraceEvent[]): number[] {
  return events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts / 1000);
}

function outermost(events: readonly TraceEvent[]): Stretch[] {
  const found: Stretch[] = [];
  let end = -Infinity;
  for (const { ph, ts, dur, tdur } of events) {
    if (ph !== 'X' || dur === undefined || ts < end) continue;
    end = ts + dur;
    found.push({ begin: ts / 1000, wall: dur / 1000, processor: (tdur ?? dur) / 1000 });
  }
  return found;
}
