import type { ReactElement } from 'react';

/** A chart with data that never change, in several cases: none, one value, many, negative, wide, narrow. */
export interface ChartCases {
  /** the component's name */
  readonly chart: string;
  readonly cases: Readonly<Record<string, ReactElement>>;
}

/** `n` numbers in (−1, 1), irregular but always the same. */
export const wave = (n: number, phase = 0): number[] =>
  Array.from({ length: n }, (_, i) => Math.sin(phase + 1.7 * i) * Math.cos(0.37 * i * i));
