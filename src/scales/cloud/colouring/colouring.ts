import { inOneNumber, rgb } from '../../../stage/colour.ts';
import type { Palette } from '../../../state/theme.ts';
import { atOnce, type Steps } from '../../../math/work/steps.ts';
import { pooling } from '../analysis/columns/pooledRange.ts';
import { paintingGroups, type Categorical } from './groups.ts';
import { paintingNumbers, type Continuous } from './numbers.ts';
import type { Painted } from './painted.ts';

/** What the points' colours mean: a number of each point, or the group that it belongs to. */
export type Colouring = Continuous | Categorical;

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
export const painted = (colouring: Colouring | null, n: number, palette: Palette, plain?: Plain): Painted =>
  atOnce(painting(colouring, n, palette, plain));

/** As `painted`, in steps. */
export function* painting(
  colouring: Colouring | null,
  n: number,
  palette: Palette,
  plain: Plain = { colour: palette.accent, opacity: 0.75 },
): Steps<Painted> {
  if (colouring?.kind === 'number') return yield* paintingNumbers(yield* withRange(colouring), n, palette);
  if (colouring) return yield* paintingGroups(colouring, n, palette);
  const colours = new Uint32Array(n).fill(inOneNumber(rgb(plain.colour), plain.opacity));
  return { colours: new Uint8Array(colours.buffer), legend: null };
}

/** A colouring by numbers with the range of its own values, if it has no range of its own; in steps. */
function* withRange(colouring: Continuous): Steps<Continuous> {
  if (colouring.range) return colouring;
  const range = yield* pooling([colouring.values], colouring.logarithmic);
  yield;
  return range ? { ...colouring, range } : colouring;
}

/** The meaning of a point's colour in words, for its tooltip. */
export function meaningOf(colouring: Colouring, i: number): string {
  if (colouring.kind === 'category') return colouring.names[colouring.groups[i]!] ?? colouring.none;
  const value = colouring.values[i]!;
  return `${colouring.title}: ${Number.isFinite(value) ? colouring.print(value) : (colouring.none ?? 'unknown')}`;
}
