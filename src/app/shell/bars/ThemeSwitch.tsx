import { useStore } from 'zustand';
import { Button } from '../../../controls/Button.tsx';
import { setTheme, theme } from '../../../state/theme.ts';

/** Dark or light. */
export function ThemeSwitch() {
  const name = useStore(theme, (state) => state.name);
  const other = name === 'dark' ? 'light' : 'dark';
  return (
    <Button kind="quiet" aria-label={`Switch to the ${other} theme`} onPress={() => setTheme(other)}>
      <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d={name === 'dark' ? 'M8 2a6 6 0 0 1 0 12Z' : 'M8 2a6 6 0 0 0 0 12Z'} fill="currentColor" />
      </svg>
    </Button>
  );
}
