import { useEffect } from 'react';
import { showTheme, theme, type ThemeName } from '../../../state/theme.ts';

/** Shows the page in a theme while a figure is made, because scales paint in the colours of the theme; then in the one before. */
export function useThemeOf(name: ThemeName): void {
  useEffect(() => {
    const before = theme.getState().name;
    return () => showTheme(before);
  }, []);
  useEffect(() => {
    if (theme.getState().name !== name) showTheme(name);
  }, [name]);
}
