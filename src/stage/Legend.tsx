import { useStore } from 'zustand';
import { count } from '../controls/numbers.ts';
import { stage, type Legend as LegendData } from './scene.ts';
import './stage.css';

/** The meaning of the colours, in the scene's lower left corner. */
export function Legend() {
  const legend = useStore(stage, (state) => state.scene?.legend);
  if (!legend) return null;
  const legends = 'kind' in legend ? [legend] : legend;
  return (
    <div className="legends over-scene">
      {legends.map((one) => (
        <OneLegend key={one.title} legend={one} />
      ))}
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
      </div>
    );
  }
  return (
    <ul className="legend" aria-label={`Legend: ${legend.title}`}>
      {legend.entries.map((entry) => (
        <li key={entry.name}>
          <span className="swatch" style={{ background: entry.colour }} />
          {entry.name}
          {entry.count !== undefined && <span className="legend-count">{count(entry.count)}</span>}
        </li>
      ))}
    </ul>
  );
}
