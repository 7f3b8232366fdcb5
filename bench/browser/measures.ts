import type { Page } from '@playwright/test';
import { collections, frames, lacking, pictures, scripts, tasks, traced, type Stretch } from './trace.ts';

/** Time of the main thread, in milliseconds. */
export interface Time {
  /** by the thread's processor: what the page's script takes, whatever draws the picture */
  readonly processor: number;
  /** by the clock: also waits for the graphics process, which draws by software here, and for other programs */
  readonly wall: number;
}

export interface Drag {
  readonly first: Time;
  /** of the other frames: their mean, and the longest by processor time */
  readonly mean: Time;
  readonly longest: Time;
  /** the longest garbage collection while the scene was dragged; zero if there was none */
  readonly collection: Time;
  readonly frames: number;
}

/** Drags the scene around in steps and sums the script of each frame. */
export async function drag(page: Page, steps: number): Promise<Drag> {
  const box = (await page.getByRole('application').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // The pointer comes from the edge of the scene and rests where the drag begins: hovering is measured apart.
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.move(x, y);
  await page.waitForTimeout(500);
  await settled(page);
  const events = await traced(page, async () => {
    await page.mouse.down();
    for (let i = 1; i <= steps; i++) {
      await page.mouse.move(x + 240 * Math.sin(i / 6), y + 90 * Math.sin(i / 9));
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
    await page.waitForTimeout(300);
  });
  const [first, ...others] = perFrame(scripts(events), frames(events));
  if (!first || others.length === 0) throw new Error('no frame was drawn while the scene was dragged');
  const byProcessor = others.toSorted((a, b) => b.processor - a.processor);
  return {
    first,
    mean: scaled(summed(others), 1 / others.length),
    longest: byProcessor[0]!,
    collection: longestOf(collections(events)),
    frames: others.length + 1,
  };
}

/** Script between the ends of two animation frames belongs to the later one. */
function perFrame(script: readonly Stretch[], starts: readonly number[]): Time[] {
  const sums: Time[] = [];
  let since: Stretch[] = [];
  for (const stretch of script) {
    since.push(stretch);
    const draws = starts.some((start) => start >= stretch.begin && start <= stretch.begin + stretch.wall);
    if (!draws) continue;
    sums.push(summed(since));
    since = [];
  }
  return sums;
}

const summed = (times: readonly Time[]): Time => ({
  processor: times.reduce((sum, { processor }) => sum + processor, 0),
  wall: times.reduce((sum, { wall }) => sum + wall, 0),
});

const scaled = ({ processor, wall }: Time, factor: number): Time => ({
  processor: factor * processor,
  wall: factor * wall,
});

/** The longest by processor time; zero if there is none. */
const longestOf = (times: readonly Time[]): Time =>
  times.reduce((longest, one) => (one.processor > longest.processor ? one : longest), {
    processor: 0,
    wall: 0,
  });

/** A task longer than this, in milliseconds, is felt as a stall. */
const LONG = 50;

export interface Tasks {
  /** the number of tasks of more than 50 ms, by processor time and by the clock */
  readonly long: Time;
  readonly longest: Time;
  /** the longest if the browser had collected no garbage in any */
  readonly longestWithoutCollections: Time;
  /** the longest time in which a picture was handed over, which tasks do not count */
  readonly picture: Time;
}

/** The long tasks of the main thread while something happens. */
export async function longTasks(page: Page, act: () => Promise<void>): Promise<Tasks> {
  const events = await traced(page, act);
  const all = tasks(events);
  return {
    long: {
      processor: all.filter(({ processor }) => processor > LONG).length,
      wall: all.filter(({ wall }) => wall > LONG).length,
    },
    longest: mostOf(all),
    longestWithoutCollections: mostOf(lacking(all, collections(events))),
    picture: longestOf(pictures(events)),
  };
}

/** The longest by processor time, and the longest by the clock. */
const mostOf = (times: readonly Time[]): Time => ({
  processor: Math.max(0, ...times.map(({ processor }) => processor)),
  wall: Math.max(0, ...times.map(({ wall }) => wall)),
});

/** The number of animation frames that the page asks for during a second in which nothing moves. */
export async function idleFrames(page: Page): Promise<number> {
  await settled(page);
  return framesIn(page, 1000);
}

export interface Hover {
  /** animation frames that the page draws from the pointer's move onto a point until the highlight is there */
  readonly frames: number;
  /** milliseconds by the clock until then; most of it is drawing by software */
  readonly wall: number;
}

/**
 * From the pointer's move onto a point to its ring and tooltip; the medians of several points.
 *
 * @returns null if no point was found
 */
export async function hover(page: Page, tries: number): Promise<Hover | null> {
  const box = (await page.getByRole('application').boundingBox())!;
  const found: Hover[] = [];
  for (let i = 0; i < tries; i++) {
    await page.mouse.move(box.x + 30, box.y + box.height / 2);
    await settled(page);
    await page.evaluate(watchTooltip);
    const before = await framesAsked(page);
    await page.mouse.move(
      box.x + box.width / 2 + (10 + 4 * i) * Math.cos(2.4 * i),
      box.y + box.height / 2 + (10 + 4 * i) * Math.sin(2.4 * i),
    );
    await page.waitForTimeout(700);
    const wall = await page.evaluate(() => (window as unknown as { hoverTime?: number }).hoverTime);
    if (wall !== undefined) found.push({ frames: (await framesAsked(page)) - before, wall });
  }
  const median = (of: (one: Hover) => number) =>
    found.map(of).sort((a, b) => a - b)[Math.floor(found.length / 2)]!;
  return found.length > 0
    ? { frames: median(({ frames }) => frames), wall: median(({ wall }) => wall) }
    : null;
}

/** Runs in the page: measures the time from the next move of the pointer until the tooltip is shown. */
function watchTooltip(): void {
  const page = window as unknown as { hoverTime?: number };
  delete page.hoverTime;
  const tooltip = document.querySelector<HTMLElement>('.tooltip')!;
  const from = () => {
    const begin = performance.now();
    const watch = new MutationObserver(() => {
      if (tooltip.hidden) return;
      page.hoverTime ??= performance.now() - begin;
      watch.disconnect();
    });
    watch.observe(tooltip, { attributes: true });
  };
  document.addEventListener('pointermove', from, { once: true, capture: true });
}

/** Waits until the page asks for no frame for half a second. */
export async function settled(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) if ((await framesIn(page, 500)) === 0) return;
}

/** Runs in every page before its own script: counts the callbacks of animation frames. */
export function countFrames(): void {
  const counter = Object.assign(window, { framesAsked: 0 });
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    counter.framesAsked += 1;
    return request(callback);
  };
}

async function framesIn(page: Page, milliseconds: number): Promise<number> {
  const before = await framesAsked(page);
  await page.waitForTimeout(milliseconds);
  return (await framesAsked(page)) - before;
}

const framesAsked = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { framesAsked: number }).framesAsked);
