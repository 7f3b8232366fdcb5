import { useEffect } from 'react';
import { KEYED } from '../../commands/keyed.ts';
import { pressed } from '../../commands/keys.ts';

/** Inputs in which nothing is typed: arrow keys and the space bar work them, which are no command's keys. */
const NOT_TYPED_IN = '[type="range"], [type="checkbox"], [type="radio"]';
/** Where keys are text, or move within a list. */
const TAKES_KEYS = `input:not(${NOT_TYPED_IN}), textarea, select, [role="dialog"], [role="listbox"], [role="menu"]`;

/** Runs commands by their keys, anywhere but in a field or a dialog. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return;
      const command = KEYED.find(({ keys = [] }) => keys.some((combination) => pressed(event, combination)));
      if (!command) return;
      // Escape also closes what the browser has opened.
      if (event.key !== 'Escape') event.preventDefault();
      if (command.available?.() ?? true) command.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
