import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

/** Rows that a page key passes over. */
const PAGE = 10;

/** The active row of a list whose focus stays in a field, and the field's keys. */
export interface Active {
  /** its place; −1 for none */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * @param list  names the list: in another one no row is active
 * @param rows  the number of its rows
 * @param waiting  whether the list is of an earlier query: Enter then waits for the list that comes, other keys do nothing
 * @param choose  called with a place when Enter is pressed: the active row, or the first
 */
export function useActive(
  list: object,
  rows: number,
  waiting: boolean,
  choose: (place: number) => void,
): Active {
  const [state, setState] = useState({ list, active: -1 });
  const active = state.list === list ? state.active : -1;
  const entered = useRef(false);
  useEffect(() => {
    if (waiting || !entered.current) return;
    entered.current = false;
    if (rows > 0) choose(0);
  }, [waiting, rows, choose]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, active, waiting ? 0 : rows);
    entered.current = waiting && event.key === 'Enter';
    if (next !== null) setState({ list, active: next });
    else if (event.key !== 'Enter' || (rows === 0 && !waiting)) return;
    else if (!waiting) choose(Math.max(0, active));
    event.preventDefault();
  };
  return { active, onKeyDown };
}

/** The place that a key leads to; arrows go round, pages do not. Null for a key that leads nowhere. */
export function nextPlace(key: string, active: number, rows: number): number | null {
  if (rows === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % rows;
  if (key === 'ArrowUp') return active <= 0 ? rows - 1 : active - 1;
  if (key === 'PageDown') return Math.min(rows - 1, active + PAGE);
  if (key === 'PageUp') return Math.max(0, active - PAGE);
  return null;
}
