import { useEffect, useRef, useState } from 'react';
import type { Matches } from './matching/find.ts';
import { LISTED } from './sentence.ts';

/** Height of a row in CSS pixels, and rows beyond the visible ones that are drawn before they are scrolled to. */
const ROW_HEIGHT = 32;
const SPARE = 6;
/** The rows that are seen at once, at most; the style sheet limits the list's height. */
const SEEN = 12;

export const LIST_ID = 'search-matches';
export const optionId = (place: number) => `${LIST_ID}-${place}`;

/**
 * The matches; choosing one pins it. Only the rows in sight are in the page, so that a keystroke costs the same whatever it
 * finds. The field keeps the focus and moves the active row.
 */
export function FoundList({
  matches,
  labels,
  numbered,
  active,
  onChoose,
}: {
  matches: Matches;
  labels: readonly string[];
  /** whether rows show the numbers of items */
  numbered: boolean;
  /** the place of the active row; −1 for none */
  active: number;
  onChoose: (index: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (list.current) scrollTo(list.current, active);
  }, [active, matches]);
  const rows = Math.min(matches.found.length, LISTED);
  if (rows === 0) return null;
  const first = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT), rows - SEEN) - SPARE);
  const shown = matches.found.subarray(first, Math.min(rows, first + SEEN + 2 * SPARE));
  return (
    <ul
      ref={list}
      id={LIST_ID}
      className="listbox"
      role="listbox"
      aria-label="Matches"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      // A press must not take the focus from the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      <li role="presentation" style={{ height: ROW_HEIGHT * first }} />
      {Array.from(shown, (index, i) => (
        <Row
          key={index}
          place={first + i}
          rows={rows}
          name={labels[index] || 'no label'}
          hint={numbered ? `#${index}` : ''}
          alike={first + i >= matches.exact}
          active={first + i === active}
          onChoose={() => onChoose(index)}
        />
      ))}
      <li role="presentation" style={{ height: ROW_HEIGHT * (rows - first - shown.length) }} />
    </ul>
  );
}

interface RowProps {
  readonly place: number;
  readonly rows: number;
  readonly name: string;
  readonly hint: string;
  readonly alike: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Row({ place, rows, name, hint, alike, active, onChoose }: RowProps) {
  return (
    <li
      id={optionId(place)}
      className="listbox-item"
      role="option"
      aria-label={hint === '' ? name : undefined}
      aria-selected={active}
      aria-setsize={rows}
      aria-posinset={place + 1}
      data-focused={active || undefined}
      style={{ height: ROW_HEIGHT }}
      onClick={onChoose}
    >
      <span className="search-match">
        {alike && <span className="search-alike">≈ </span>}
        {name}
      </span>
      {hint && <span className="hint">{hint}</span>}
    </li>
  );
}

/** Scrolls as little as it takes to show a row; to the top if no row is active. */
function scrollTo(list: HTMLElement, place: number): void {
  const top = Math.max(0, place) * ROW_HEIGHT;
  const lowest = top + ROW_HEIGHT - list.clientHeight;
  if (place < 0) list.scrollTop = 0;
  else if (list.scrollTop > top) list.scrollTop = top;
  else if (list.scrollTop < lowest) list.scrollTop = lowest;
}
