import { useEffect, useEffectEvent } from 'react';
import { SCALES } from '../../scales/index.ts';
import { store } from '../../state/store.ts';
import { goToScale } from './goTo.ts';

/** Keys that work anywhere but in a field: a digit for each scale, / to search, Escape to unpin. */
export function useShortcuts({ search }: { search: () => void }): void {
  const find = useEffectEvent(search);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest('input, textarea, select, [role="dialog"], [role="listbox"]')) return;
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
