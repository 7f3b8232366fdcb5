import { useStore } from 'zustand';
import { count } from '../../controls/numbers.ts';
import { stage, type CategoryLegend } from '../scene.ts';
import { selectPoints } from '../selection/selectPoints.ts';
import { changeOf } from '../selection/tool.ts';
import { choiceAmong, isShown, showAll, showOnly, toggle, useLegendChoice } from './choice.ts';
import { setShapes, shapesShown } from './shapesShown.ts';
import { SHAPES } from './shownPoints.ts';

/** Entries that can be shown alone and hidden. */
export function Choices({ legend }: { legend: CategoryLegend }) {
  const choice = choiceAmong(legend, useLegendChoice());
  const shapes = useStore(shapesShown, (state) => state.shown);
  const selects = useStore(stage, ({ scene }) => scene?.item !== undefined);
  const whole = choice.alone === null && choice.hidden.size === 0;
  return (
    <>
      <ul className="legend" aria-label={`Legend: ${legend.title}`}>
        {legend.entries.map((entry, i) => (
          <li
            key={entry.name}
            data-off={!isShown(choice, i) || undefined}
            data-hidden={choice.hidden.has(i) || undefined}
          >
            <button
              className="legend-entry"
              aria-pressed={choice.alone === i}
              title={`Show only ${entry.name}`}
              onClick={() => showOnly(legend, i)}
            >
              <span
                className="swatch"
                data-shape={shapes && i < (legend.shaped ?? 0) ? i % SHAPES : undefined}
                style={{ background: entry.colour }}
              />
              <span className="one-line">{entry.name}</span>
              {entry.count !== undefined && <span className="legend-count">{count(entry.count)}</span>}
            </button>
            <button
              className="legend-hide"
              aria-pressed={choice.hidden.has(i)}
              aria-label={`Hide ${entry.name}`}
              title={choice.hidden.has(i) ? `Show ${entry.name} again` : `Hide ${entry.name}`}
              onClick={() => toggle(legend, i)}
            >
              <Eye closed={choice.hidden.has(i)} />
            </button>
            {selects && (
              <button
                className="legend-hide"
                aria-label={`Select ${entry.name}`}
                title={`Select ${entry.name}; with shift add it, with control or command take it out`}
                onClick={(event) => selectPoints(pointsOfEntry(legend, i), changeOf(event))}
              >
                <Dashed />
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="legend-tools">
        <label>
          <input type="checkbox" checked={shapes} onChange={(event) => setShapes(event.target.checked)} />
          shapes
        </label>
        {!whole && (
          <button className="legend-entry" onClick={() => showAll(legend)}>
            show all
          </button>
        )}
      </div>
    </>
  );
}

/** The points of a legend's entry. */
function pointsOfEntry({ entryOf }: CategoryLegend, entry: number): number[] {
  return Array.from(entryOf ?? [], (of, point) => (of === entry ? point : -1)).filter((point) => point >= 0);
}

/** A dashed square, as a selection is drawn. */
function Dashed() {
  return (
    <svg viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" strokeWidth="1.4" strokeDasharray="3 2" />
    </svg>
  );
}

/** An eye, struck through if it is closed. */
function Eye({ closed }: { closed: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M1.5 8C4 3.8 12 3.8 14.5 8 12 12.2 4 12.2 1.5 8Z" strokeWidth="1.2" />
      <circle cx="8" cy="8" r="1.8" fill="currentColor" stroke="none" />
      {closed && <path d="M2.5 13.5 13.5 2.5" strokeWidth="1.4" />}
    </svg>
  );
}
