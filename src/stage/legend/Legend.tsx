import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { count } from '../../controls/numbers.ts';
import { useOverflow } from '../../controls/useOverflow.ts';
import {
  edgeWidth,
  stage,
  type CategoryLegend,
  type EdgeLegend,
  type Legend as LegendData,
  type SizeLegend,
} from '../scene.ts';
import { spreadDiameter } from '../shapes/sizeFactor.ts';
import '../stage.css';
import { useControlText } from '../../state/useControl.ts';
import { Choices } from './Choices.tsx';
import { announced } from './choice.ts';
import { dropDeadChoices } from './deadChoice.ts';

/** A legend of more entries than this is a list beside the scene, which scrolls. */
const FOLDED = 12;

/** The meaning of the colours: below the scene, or, if it is long, beside it. It never covers the scene. */
export function Legend() {
  const legend = useStore(stage, (state) => state.scene?.legend);
  const { text } = useStore(announced);
  const control = useControlText();
  useEffect(dropDeadChoices, []);
  const box = useRef<HTMLDivElement>(null);
  const { overflows } = useOverflow(box, legend);
  const legends = legend ? ('kind' in legend ? [legend] : legend) : [];
  if (legends.length === 0 && !control) return null;
  const long = legends.some((one) => one.kind === 'categories' && one.entries.length > FOLDED);
  // Buttons in a legend lead the keyboard through it; one without them is a stop of its own if it scrolls.
  const pressed = legends.some((one) => one.kind === 'categories' && one.entryOf);
  const stop = overflows && !pressed && { role: 'region', 'aria-label': 'Legends', tabIndex: 0 };
  return (
    <div className="legends" ref={box} data-long={long || undefined} {...stop}>
      {control && <p className="legend-control">{control}</p>}
      {legends.map((one) => (
        <OneLegend key={one.title} legend={one} />
      ))}
      <p className="visually-hidden" role="status">
        {text}
      </p>
    </div>
  );
}

function OneLegend({ legend }: { legend: LegendData }) {
  if (legend.kind === 'gradient') {
    return (
      <div className="legend" role="group" aria-label={`Legend: ${legend.title}`}>
        <span className="legend-title">{legend.title}</span>
        <span>{legend.low}</span>
        <span className="legend-gradient" style={{ background: legend.gradient }} />
        <span>{legend.high}</span>
        {legend.note && <span className="legend-note">{legend.note}</span>}
      </div>
    );
  }
  if (legend.kind === 'edges') return <Thickness legend={legend} />;
  if (legend.kind === 'sizes') return <Sizes legend={legend} />;
  return legend.entryOf ? <Choices legend={legend} /> : <Entries legend={legend} />;
}

/** Edges as thick as in the scene, with what they stand for. */
function Thickness({ legend: { title, colour, samples, note } }: { legend: EdgeLegend }) {
  return (
    <div className="legend legend-edges" role="group" aria-label={`Legend: ${title}`}>
      <span className="legend-title">{title}</span>
      {samples.map(({ strength, name }) => (
        <span key={name} className="legend-sample">
          <span className="legend-edge" style={{ height: edgeWidth(strength), background: colour }} />
          {name}
        </span>
      ))}
      <span>{note}</span>
    </div>
  );
}

/** Entries that say what colours mean, and can do no more. */
function Entries({ legend: { title, entries } }: { legend: CategoryLegend }) {
  return (
    <ul className="legend" aria-label={`Legend: ${title}`}>
      {entries.map((entry) => (
        <li key={entry.name}>
          <span className="swatch" style={{ background: entry.colour }} />
          {entry.name}
          {entry.count !== undefined && <span className="legend-count">{count(entry.count)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Discs in the sizes that points of a few values have. */
function Sizes({ legend: { title, entries } }: { legend: SizeLegend }) {
  const n = useStore(stage, (state) => state.scene?.points.sizes.length ?? 0);
  return (
    <ul className="legend" aria-label={`Legend: ${title}`}>
      <li className="legend-title">{title}</li>
      {entries.map(({ name, diameter }) => (
        <li key={name}>
          <Disc diameter={spreadDiameter(diameter, n)} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Disc({ diameter }: { diameter: number }) {
  return <span className="legend-disc" style={{ width: diameter, height: diameter }} />;
}
