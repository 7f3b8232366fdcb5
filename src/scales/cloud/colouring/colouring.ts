import { inOneNumber, rgb } from '../../../stage/colour.ts';
import type { Legend } from '../../../stage/scene.ts';
import type { Palette } from '../../../state/theme.ts';
import type { Steps } from '../../../math/work/steps.ts';
import { pooling } from '../analysis/columns/pooledRange.ts';
import { paintGroups, type Categorical } from './groups.ts';
import { paintNumbers, type Continuous } from './numbers.ts';

/** What the points' colours mean: a number of each point, or the group that it belongs to. */
export type Colouring = Continuous | Categorical;

/** Colours of the points, `[n, 4]`, and the legend that explains them. */
export interface Painted {
  readonly colours: Uint8Array;
  readonly legend: Legend | null;
}

/** The colour and opacity of all points while there is nothing to colour them by. */
export interface Plain {
  readonly colour: string;
  readonly opacity: number;
}

/**
 * Paints the points of a cloud.
 *
 * @param plain  how the points are painted without a colouring; the accent colour if left out
 */
export function painted(
  colouring: Colouring | null,
  n: number,
  palette: Palette,
  plain: Plain = { colour: palette.accent, opacity: 0.75 },
): Painted {
  if (colouring?.kind === 'number') return paintNumbers(colouring, n, palette);
  if (colouring) return paintGroups(colouring, n, palette);
  const colours = new Uint32Array(n).fill(inOneNumber(rgb(plain.colour), plain.opacity));
  return { colours: new Uint8Array(colours.buffer), legend: null };
}

/** A colouring by numbers with the range of its own values, if it has no range of its own; others as they are. In steps. */
export function* withRange(colouring: Colouring): Steps<Colouring> {
  if (colouring.kind !== 'number' || colouring.range) return colouring;
  const range = yield* pooling([colouring.values], colouring.logarithmic);
  yield;
  return range ? { ...colouring, range } : colouring;
}

/** The meaning of a point's colour in words, for its tooltip. */
export function meaningOf(colouring: Colouring, i: number): string {
  if (colouring.kind === 'category') return colouring.names[colouring.groups[i]!] ?? colouring.none;
  const value = colouring.values[i]!;
  return `${colouring.title}: ${Number.isFinite(value) ? colouring.print(value) : 'unknown'}`;
}
