import { useEffect, useEffectEvent } from 'react';
import { goToScale } from './goTo.ts';
import { store } from '../../state/store.ts';
import { SCALES } from '../../state/view.ts';

/** Keys that work anywhere but in a field: 1, 2, 3 for the scales, / to search, Escape to unpin. */
export function useShortcuts({ search }: { search: () => void }): void {
  const find = useEffectEvent(search);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest('input, textarea, select, [role="dialog"], [role="listbox"]')) return;
      const scale = SCALES[Number(event.key) - 1];
      if (scale) goToScale(scale);
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
