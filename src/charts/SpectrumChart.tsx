import { dot, line, rectX, text, type Markish } from '@observablehq/plot';
import { useCallback, useMemo, useState } from 'react';
import { fitPowerLaw, zeroEigenvalue, type PowerLaw, type RankWindow } from '../math/spectra/powerLaw.ts';
import type { Column } from '../controls/table/columns.ts';
import { Chart, MARGINS } from './Chart.tsx';
import { count, fixed, interval, significant } from '../controls/numbers.ts';
import { logScale, thinRanks } from './logScale.ts';
import { RankHandle } from './RankHandle.tsx';
import type { Twin } from './TableTwin.tsx';

const HEIGHT = 250;

interface Spectrum {
  readonly eigenvalues: ArrayLike<number>;
  /** the isotropic Gaussian of the same shape, in grey */
  readonly gaussian?: ArrayLike<number> | undefined;
  /** the spectrum of raw activations, where there is one */
  readonly activations?: ArrayLike<number> | undefined;
}

/**
 * Eigenvalues against rank, both logarithmic, with the power law fitted over a window of ranks. The window can be
 * dragged; the line and its slope follow at once, and `onWindowChange` is called when it is let go.
 */
export function SpectrumChart({
  eigenvalues,
  gaussian,
  activations,
  window,
  onWindowChange,
}: Spectrum & {
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
    () => ({
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
        tickFormat: (value: number) => significant(value, 1),
        grid: true,
      },
      marks: [
        rectX([shown], { x1: 'from', x2: 'to', fill: 'var(--accent)', fillOpacity: 0.1 }),
        ...marks,
        ...(fit ? fitMarks(fit) : []),
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
      label={spectrumLabel(eigenvalues.length, shown, fit)}
      height={HEIGHT}
      options={options}
      twin={spectrumTwin({ eigenvalues, gaussian, activations }, fit)}
    >
      {onWindowChange && eigenvalues.length > 3
        ? (width) => {
            const scale = logScale(1, eigenvalues.length, MARGINS.left, width - MARGINS.right);
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

/** The fit over a window; null where fewer than three eigenvalues of it are positive. */
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

function fitMarks(fit: PowerLaw): Markish[] {
  const at = (rank: number): Point => ({ rank, value: 10 ** (fit.intercept + fit.slope * Math.log10(rank)) });
  return [
    line([at(fit.from), at(fit.to)], { x: 'rank', y: 'value', stroke: 'var(--accent)', strokeWidth: 2 }),
    // Spectra fall: under the middle of the window there is room.
    text([at(Math.sqrt(fit.from * fit.to))], {
      x: 'rank',
      frameAnchor: 'bottom',
      text: () => `slope ${fixed(fit.slope, 3)}`,
      dy: -8,
      fill: 'var(--accent)',
      stroke: 'var(--surface)',
      strokeWidth: 4,
      fontWeight: 600,
      fontSize: 12,
    }),
  ];
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
  };
}
