import { dot, line, rectX, text, type Markish } from '@observablehq/plot';
import { useCallback, useMemo, useState } from 'react';
import { fitPowerLaw, type PowerLaw } from '../math/spectra/powerLaw.ts';
import type { Column } from '../controls/table/columns.ts';
import type { Method } from '../controls/methods/method.ts';
import { Chart, MARGINS } from './Chart.tsx';
import { count, fixed, interval, significant } from '../controls/numbers.ts';
import { logTick } from './axes/ticks.ts';
import { logScale, thinRanks, type LogScale } from './axes/logScale.ts';
import { widthOf } from './axes/room.ts';
import { RankHandle } from './RankHandle.tsx';
import type { Twin } from './TableTwin.tsx';
import { zeroEigenvalue } from '../math/spectra/zeroEigenvalue.ts';
import type { RankWindow } from '../math/spectra/rankWindow.ts';

const HEIGHT = 250;

interface Spectrum {
  readonly eigenvalues: ArrayLike<number>;
  /** the isotropic Gaussian of the same shape, in grey */
  readonly gaussian?: ArrayLike<number> | undefined;
  /** the spectrum of raw activations, if there is one */
  readonly activations?: ArrayLike<number> | undefined;
}

/**
 * Eigenvalues against rank, both logarithmic, with the power law fitted over a window of ranks. The user can drag
 * the window: the line and its slope follow at once, and `onWindowChange` is called when the user lets go.
 */
export function SpectrumChart({
  method,
  eigenvalues,
  gaussian,
  activations,
  window,
  onWindowChange,
}: Spectrum & {
  /** how its numbers are computed */
  method?: Method | undefined;
  window: RankWindow;
  onWindowChange?: (from: number, to: number) => void;
}) {
  const [moved, setMoved] = useState<RankWindow | null>(null);
  const shown = moved ?? window;
  const fit = useMemo(() => fitOrNothing(eigenvalues, shown), [eigenvalues, shown]);
  const marks = useMemo(
    () => spectrumMarks({ eigenvalues, gaussian, activations }),
    [eigenvalues, gaussian, activations],
  );
  const options = useCallback(
    (width: number, left: number) => ({
      x: {
        type: 'log' as const,
        domain: [1, Math.max(2, eigenvalues.length)],
        label: 'rank',
        ticks: 4,
        tickFormat: count,
      },
      y: {
        type: 'log' as const,
        label: 'eigenvalue',
        ticks: 4,
        tickFormat: logTick,
        grid: true,
      },
      marks: [
        rectX(bandOf(shown, eigenvalues.length), {
          x1: 'from',
          x2: 'to',
          fill: 'var(--accent)',
          fillOpacity: 0.1,
        }),
        ...marks,
        ...(fit ? fitMarks(fit, rankScale(eigenvalues.length, width, left)) : []),
      ],
    }),
    [eigenvalues.length, marks, fit, shown],
  );
  const release = () => {
    if (moved && (moved.from !== window.from || moved.to !== window.to))
      onWindowChange?.(moved.from, moved.to);
    setMoved(null);
  };
  return (
    <Chart
      method={method}
      label={spectrumLabel(eigenvalues.length, shown, fit)}
      height={HEIGHT}
      options={options}
      twin={spectrumTwin({ eigenvalues, gaussian, activations }, fit)}
    >
      {onWindowChange && eigenvalues.length > 3
        ? (width, left) => {
            const scale = rankScale(eigenvalues.length, width, left);
            return (
              <>
                <RankHandle
                  name="first rank of the fit"
                  rank={shown.from}
                  least={1}
                  most={shown.to - 2}
                  scale={scale}
                  onMove={(from) => setMoved({ ...shown, from })}
                  onRelease={release}
                />
                <RankHandle
                  name="last rank of the fit"
                  rank={shown.to}
                  least={shown.from + 2}
                  most={eigenvalues.length}
                  scale={scale}
                  onMove={(to) => setMoved({ ...shown, to })}
                  onRelease={release}
                />
              </>
            );
          }
        : undefined}
    </Chart>
  );
}

/** Ranks along the bottom, in pixels. */
const rankScale = (ranks: number, width: number, left: number): LogScale =>
  logScale(1, Math.max(2, ranks), left, width - MARGINS.right);

/** The part of a window that has eigenvalues. */
function bandOf({ from, to }: RankWindow, ranks: number): RankWindow[] {
  return from < ranks ? [{ from, to: Math.min(to, ranks) }] : [];
}

/** The fit over a window; null if fewer than three of its eigenvalues are positive. */
function fitOrNothing(eigenvalues: ArrayLike<number>, window: RankWindow): PowerLaw | null {
  try {
    return fitPowerLaw(eigenvalues, window);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Point {
  rank: number;
  value: number;
}

function pointsOf(eigenvalues: ArrayLike<number>): Point[] {
  const zero = zeroEigenvalue(eigenvalues);
  return thinRanks(eigenvalues.length)
    .map((rank) => ({ rank, value: eigenvalues[rank - 1]! }))
    .filter(({ value }) => value > zero);
}

function spectrumMarks({ eigenvalues, gaussian, activations }: Spectrum): Markish[] {
  const marks: Markish[] = [];
  if (gaussian) {
    marks.push(line(pointsOf(gaussian), { x: 'rank', y: 'value', stroke: 'var(--faint)', strokeWidth: 1.5 }));
  }
  if (activations) {
    const stroke = 'var(--category-2)';
    marks.push(line(pointsOf(activations), { x: 'rank', y: 'value', stroke, strokeWidth: 1.25 }));
  }
  marks.push(
    dot(pointsOf(eigenvalues), { x: 'rank', y: 'value', r: 1.6, fill: 'var(--text)', fillOpacity: 0.85 }),
  );
  return marks;
}

function fitMarks(fit: PowerLaw, scale: LogScale): Markish[] {
  const middle = Math.sqrt(fit.from * fit.to);
  const label = `slope ${fixed(fit.slope, 3)}`;
  const at = (rank: number): Point => ({ rank, value: 10 ** (fit.intercept + fit.slope * Math.log10(rank)) });
  return [
    line([at(fit.from), at(fit.to)], { x: 'rank', y: 'value', stroke: 'var(--accent)', strokeWidth: 2 }),
    // Spectra fall, so there is room below the middle of the window.
    text([at(middle)], {
      x: 'rank',
      frameAnchor: 'bottom',
      text: () => label,
      dx: within(scale, middle, widthOf(label)),
      dy: -8,
      fill: 'var(--accent)',
      stroke: 'var(--surface)',
      strokeWidth: 4,
      fontWeight: 600,
      fontSize: 12,
    }),
  ];
}

/** By how many pixels a label in bold over a rank is moved, to stay between the first rank and the last. */
function within(scale: LogScale, rank: number, width: number): number {
  const half = 0.6 * width;
  const [first, last] = [scale.invert(-Infinity), scale.invert(Infinity)].map((end) => scale.at(end)) as [
    number,
    number,
  ];
  return Math.max(first + half, Math.min(last - half, scale.at(rank))) - scale.at(rank);
}

function spectrumLabel(dim: number, window: RankWindow, fit: PowerLaw | null): string {
  const slope = fit
    ? `slope ${fixed(fit.slope, 3)}, 95 % interval ${interval(fit.ci95)}`
    : 'too few positive eigenvalues for a slope';
  return `${count(dim)} eigenvalues against rank, both logarithmic; over ranks ${window.from} to ${window.to}: ${slope}`;
}

function spectrumTwin({ eigenvalues, gaussian, activations }: Spectrum, fit: PowerLaw | null): Twin<number> {
  const ranks = thinRanks(eigenvalues.length, 60);
  const part =
    ranks.length < eigenvalues.length ? `${ranks.length} of ${count(eigenvalues.length)} ranks` : 'all ranks';
  const line = fit ? `; slope ${fixed(fit.slope, 5)} over ranks ${fit.from} to ${fit.to}` : '';
  const column = (header: string, values: ArrayLike<number>): Column<number> => ({
    header,
    value: (rank) => values[rank - 1],
    format: (value) => significant(value, 5),
  });
  return {
    caption: `Eigenvalues, ${part}${line}`,
    columns: [
      { header: 'rank', value: (rank) => rank, decimals: 0 },
      column('eigenvalue', eigenvalues),
      ...(gaussian ? [column('Gaussian', gaussian)] : []),
      ...(activations ? [column('activations', activations)] : []),
    ],
    rows: ranks,
    file: {
      caption: `Eigenvalues, all ranks${line}`,
      rows: Array.from({ length: eigenvalues.length }, (_, i) => i + 1),
    },
  };
}
