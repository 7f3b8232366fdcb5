import { useRef } from 'react';
import type { Method } from '../../controls/methods/method.ts';
import { MethodNote } from '../../controls/methods/MethodNote.tsx';
import { useShownChart } from '../figure/shown.ts';
import { nullFigureCsv, nullFigureDrawn } from '../figure/nullFigure.ts';
import { hill, type Hill, type NullDistribution } from '../hill.ts';
import { nullNote } from './nullNote.ts';
import { linearTick } from '../axes/ticks.ts';
import { fixed, plusMinus } from '../../controls/numbers.ts';
import '../charts.css';

const WIDTH = 280;
const HEIGHT = 18;
/** nearer to an edge than this, a number does not stand in the middle of its tick */
const EDGE = 28;
/** the length of a tick, with the base line */
const TICK = 4;

/**
 * A figure beside its null model: its name, the value in large type, the null's distribution as a grey hill with the
 * value as a line on the same axis, and a line of text: null mean ± sd · z · n · p.
 */
export function NullFigure({
  name,
  method,
  value,
  error,
  decimals = 3,
  distribution,
  z = null,
  p = null,
  n,
}: {
  name: string;
  /** how it is computed */
  method?: Method | undefined;
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
  const drawn = distribution ? hill(value, distribution, WIDTH, HEIGHT) : null;
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
        <span className="null-figure-name">
          {name} {method && <MethodNote name={name} method={method} />}
        </span>
        <strong className="null-figure-value">{text}</strong>
      </div>
      {drawn && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + TICK}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="hill" d={drawn.path} />
          <line className="base" x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
          <line className="value" x1={drawn.value} x2={drawn.value} y1={0} y2={HEIGHT} />
          {drawn.ticks.map(({ x }) => (
            <line key={x} className="base" x1={x} x2={x} y1={HEIGHT + 0.5} y2={HEIGHT + TICK} />
          ))}
        </svg>
      )}
      {drawn && <Ticks ticks={drawn.ticks} />}
      {note && <Note text={note} />}
    </div>
  );
}

/** The part of a number that stands left of its tick: near an edge, none or all of it. */
const leaning = (x: number): number => (x < EDGE ? 0 : x > WIDTH - EDGE ? 1 : 0.5);

/** The numbers along the axis. They stand outside the picture, which is stretched to the width of its place. */
function Ticks({ ticks }: { ticks: Hill['ticks'] }) {
  const all = ticks.map(({ at }) => at);
  return (
    <div className="null-figure-ticks" aria-hidden="true">
      {ticks.map(({ at, x }, i) => (
        <span
          key={at}
          style={{ left: `${(100 * x) / WIDTH}%`, transform: `translateX(${-100 * leaning(x)}%)` }}
        >
          {linearTick(at, i, all)}
        </span>
      ))}
    </div>
  );
}

/** A note in parts: lines break between them, and a dot stands only between parts of one line. */
function Note({ text }: { text: string }) {
  return (
    <p className="null-figure-note">
      {text.split(' · ').map((part, i) => (
        <span key={part}>
          {i > 0 && <span className="null-figure-dot"> · </span>}
          {part}
        </span>
      ))}
    </p>
  );
}
