import { createStore } from 'zustand/vanilla';

const STORAGE_KEY = 'tricosm-shapes';

/** Whether the shapes of points repeat what their colours say. The choice stays for the next visit. */
export const shapesShown = createStore<{ readonly shown: boolean }>()(() => ({ shown: remembered() }));

export function setShapes(shown: boolean): void {
  shapesShown.setState({ shown });
  try {
    localStorage.setItem(STORAGE_KEY, shown ? 'on' : 'off');
  } catch {
    // Storage may be forbidden; the choice then lasts for this visit.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'on';
  } catch {
    return false;
  }
}
