import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { count } from '../../controls/numbers.ts';
import { stage, type CategoryLegend } from '../scene.ts';
import { selectPoints } from '../selection/selectPoints.ts';
import { changeOf } from '../selection/tool.ts';
import { choiceAmong, isShown, showAll, showOnly, toggle, useLegendChoice, type Choice } from './choice.ts';
import { setShapes, shapesShown } from './shapesShown.ts';
import { SHAPES } from './shownPoints.ts';
import { nextStop } from './stops.ts';

/** Entries that can be shown alone and hidden: one stop of the Tab key, within which arrow keys move. */
export function Choices({ legend }: { legend: CategoryLegend }) {
  const choice = choiceAmong(legend, useLegendChoice());
  const shapes = useStore(shapesShown, (state) => state.shown);
  const selects = useStore(stage, ({ scene }) => scene?.item !== undefined);
  const whole = choice.alone === null && choice.hidden.size === 0;
  const { entries, order, shaped = 0, title } = legend;
  const each = selects ? 3 : 2;
  const { stop, ...moving } = useStop(entries.length * each, each);
  return (
    <>
      <div
        role="toolbar"
        className="legend-choices"
        aria-label={`${selects ? 'Show, hide and select' : 'Show and hide'} ${title}`}
        {...moving}
      >
        <ul className="legend" aria-label={`Legend: ${title}`}>
          {(order ?? entries.map((_, i) => i)).map((i, place) => (
            <Entry
              key={entries[i]!.name}
              legend={legend}
              entry={i}
              choice={choice}
              shape={shapes && i < shaped ? i % SHAPES : undefined}
              selects={selects}
              tabIndexOf={(button) => (place * each + button === stop ? 0 : -1)}
            />
          ))}
        </ul>
      </div>
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

/** The button of a list that the Tab key leads to, and what moves the focus to others. */
function useStop(buttons: number, each: number) {
  const [last, setLast] = useState(0);
  const stop = Math.min(last, buttons - 1);
  const buttonsOf = (list: HTMLElement) => Array.from(list.querySelectorAll('button'));
  return {
    stop,
    onFocus: ({ currentTarget, target }: { currentTarget: HTMLElement; target: EventTarget }) => {
      const at = buttonsOf(currentTarget).findIndex((button) => button === target);
      if (at >= 0) setLast(at);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const to = nextStop(event.key, stop, buttons, each);
      if (to === null) return;
      event.preventDefault();
      buttonsOf(event.currentTarget)[to]?.focus();
    },
  };
}

interface EntryOf {
  readonly legend: CategoryLegend;
  readonly entry: number;
  readonly choice: Choice;
  readonly shape: number | undefined;
  readonly selects: boolean;
  readonly tabIndexOf: (button: number) => number;
}

function Entry({ legend, entry: i, choice, shape, selects, tabIndexOf }: EntryOf) {
  const { name, colour, count: all, shown } = legend.entries[i]!;
  const hidden = choice.hidden.has(i);
  return (
    <li data-off={!isShown(choice, i) || undefined} data-hidden={hidden || undefined}>
      <button
        className="legend-entry"
        aria-pressed={choice.alone === i}
        title={`Show only ${name}`}
        tabIndex={tabIndexOf(0)}
        onClick={() => showOnly(legend, i)}
      >
        <span className="swatch" data-shape={shape} style={{ background: colour }} />
        <span className="one-line">{name}</span>
        {all !== undefined && (
          <span className="legend-count">
            {shown === undefined ? count(all) : `${count(shown)} of ${count(all)}`}
          </span>
        )}
      </button>
      <button
        className="legend-hide"
        aria-pressed={hidden}
        aria-label={`Hide ${name}`}
        title={hidden ? `Show ${name} again` : `Hide ${name}`}
        tabIndex={tabIndexOf(1)}
        onClick={() => toggle(legend, i)}
      >
        <Eye closed={hidden} />
      </button>
      {selects && (
        <button
          className="legend-hide"
          aria-label={`Select ${name}`}
          title={`Select ${name}; with shift add it, with control or command take it out`}
          tabIndex={tabIndexOf(2)}
          onClick={(event) => selectPoints(pointsOfEntry(legend, i), changeOf(event))}
        >
          <Dashed />
        </button>
      )}
    </li>
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
