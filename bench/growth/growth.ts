import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { OwnChild } from '../processes.ts';
import { fitPower, powerAt, powerThrough, type PowerFit } from './fit.ts';
import { growthPage } from './page.ts';
import { SERIES, sizeOf, type Series } from './plan.ts';

/** What a point cost. */
export interface Point {
  readonly value: number;
  readonly seconds: number;
  /** of all threads */
  readonly processor: number;
  /** peak of the process, its data included */
  readonly bytes: number;
  /** the load of the machine before it */
  readonly load: number;
}

/** What a larger size would cost; not measured. */
export interface Extrapolated {
  readonly value: number;
  /** by the fitted exponent, which constant costs make smaller than it is for large sizes */
  readonly processor: number;
  /** by the expected exponent, from the largest size that was measured */
  readonly expected: number;
}

/** A series with its points, the fitted power law of processor time, and what that says of larger sizes. */
export interface MeasuredSeries extends Series {
  readonly points: readonly Point[];
  readonly fit: PowerFit;
  readonly extrapolated: readonly Extrapolated[];
}

/** Everything that was measured, as it is written to a file. */
export interface Growth {
  readonly machine: string;
  readonly threads: number;
  readonly node: string;
  readonly series: readonly MeasuredSeries[];
}

/**
 * Measures how time and memory grow, each point in a process of its own, and writes a page and, beside it, the numbers
 * as JSON.
 *
 * @param page  where the page goes, an `.html`
 */
export async function measureGrowth(
  page: string,
  threads: number,
  only: readonly string[],
  child: Pick<OwnChild, 'point'>,
  say: (text: string) => void,
): Promise<void> {
  const series: MeasuredSeries[] = [];
  for (const entry of SERIES.filter(({ work }) => only.includes(work))) {
    const points: Point[] = [];
    for (const value of entry.sizes) {
      const load = loadavg()[0]!;
      const { seconds, processor, bytes } = await child.point(entry.work, sizeOf(entry, value), threads);
      points.push({ value, seconds, processor, bytes, load });
      say(`${entry.title}, ${entry.axis} ${value}: ${processor.toFixed(2)} s of processor time`);
    }
    const fit = fitPower(
      points.map(({ value }) => value),
      points.map(({ processor }) => processor),
    );
    const last = points.at(-1);
    const ideal = powerThrough(entry.expected.exponent, last.value, last.processor);
    const extrapolated = entry.beyond.map((value) => ({
      value,
      processor: powerAt(fit, value),
      expected: powerAt(ideal, value),
    }));
    series.push({ ...entry, points, fit, extrapolated });
  }
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'processor of unknown kind'}`;
  const growth: Growth = { machine, threads, node: process.versions.node, series };
  writeFileSync(page.replace(/\.html$/, '') + '.json', JSON.stringify(growth, null, 1));
  writeFileSync(page, growthPage(growth));
}
