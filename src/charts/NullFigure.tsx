import { useRef } from 'react';
import { useShownChart } from './figure/shown.ts';
import { nullFigureCsv, nullFigureDrawn } from './figure/nullFigure.ts';
import { hill, type NullDistribution } from './hill.ts';
import { nullNote } from './nullNote.ts';
import { fixed, plusMinus } from '../controls/numbers.ts';
import './charts.css';

const WIDTH = 280;
const HEIGHT = 18;

/**
 * A figure beside its null model: its name, the value in large type, the null's distribution as a grey hill with the
 * value as a line on the same axis, and a line of text: null mean ± sd · z · n · p.
 */
export function NullFigure({
  name,
  value,
  error,
  decimals = 3,
  distribution,
  z = null,
  p = null,
  n,
}: {
  name: string;
  value: number;
  /** the error of the value, if it has one */
  error?: number | undefined;
  decimals?: number;
  /** missing until the null is computed */
  distribution?: NullDistribution | undefined;
  z?: number | null;
  p?: number | null;
  /** the number of draws in words: `999 permutations`, `20 Gaussian clouds` */
  n?: string | undefined;
}) {
  const text = error === undefined ? fixed(value, decimals) : plusMinus(value, error);
  const drawn = distribution && Number.isFinite(value) ? hill(value, distribution, WIDTH, HEIGHT) : null;
  const root = useRef<HTMLDivElement>(null);
  const note = distribution ? nullNote(distribution, z, p, n) : '';
  useShownChart(root, {
    label: name,
    named: true,
    draw: (element, width) => nullFigureDrawn(element, width, { name, text, value, distribution, note }),
    csv: nullFigureCsv({ name, value, error, distribution, z, p, n }),
  });
  return (
    <div className="null-figure" ref={root}>
      <div className="null-figure-head">
        <span className="null-figure-name">{name}</span>
        <strong className="null-figure-value">{text}</strong>
      </div>
      {drawn && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="hill" d={drawn.path} />
          <line className="base" x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
          <line className="value" x1={drawn.value} x2={drawn.value} y1={0} y2={HEIGHT} />
        </svg>
      )}
      {note && <p className="null-figure-note">{unbroken(note)}</p>}
    </div>
  );
}

/** Lines break between the parts of a note, not within them. */
function unbroken(note: string): string {
  return note
    .split(' · ')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' · ');
}
