import { useEffect, useEffectEvent } from 'react';
import { SCALES } from '../../scales/index.ts';
import { store } from '../../state/store.ts';
import { redo, undo } from '../../state/undo.ts';
import { goToScale } from './goTo.ts';

/** Keys that work anywhere but in a field: a digit for each scale, / to search, Escape to unpin, control and Z to undo. */
export function useShortcuts({ search }: { search: () => void }): void {
  const find = useEffectEvent(search);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [role="dialog"], [role="listbox"]')) return;
      if (stepKey(event)) return event.preventDefault();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const scale = SCALES[Number(event.key) - 1];
      if (scale) goToScale(scale.id);
      if (event.key === '/') {
        event.preventDefault();
        find();
      }
      if (event.key === 'Escape') store.getState().go({ feature: null, word: null });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Undoes for control (or command) and Z, and does again with shift, or for control and Y; false for other keys. */
function stepKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || altKey) return false;
  const letter = key.toLowerCase();
  if (letter !== 'z' && letter !== 'y') return false;
  if (letter === 'y' || shiftKey) redo();
  else undo();
  return true;
}
