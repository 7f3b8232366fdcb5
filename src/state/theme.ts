import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type ThemeName = 'dark' | 'light';

/** The theme's colours as CSS hex colours. The style sheet is their only source. */
export interface Palette {
  readonly text: string;
  readonly dim: string;
  readonly faint: string;
  readonly line: string;
  readonly background: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  /** in the order of groups: dichromats can distinguish the first eight, and neighbours differ; see `bench/palette` */
  readonly categories: readonly string[];
  /** the grey of what is in no group */
  readonly other: string;
}

interface Theme {
  readonly name: ThemeName;
  readonly palette: Palette;
}

/** The number of categories with a colour of their own in the style sheet. */
export const CATEGORIES = 24;

const STORAGE_KEY = 'tricosm-theme';

/** The theme on screen and its colours, for drawing without CSS (the scene). */
export const theme = createStore<Theme>()(() => ({ name: 'dark', palette: readPalette() }));

/** Shows a theme. */
export function showTheme(name: ThemeName): void {
  document.documentElement.dataset['theme'] = name;
  theme.setState({ name, palette: readPalette() });
}

/** Shows a theme and remembers it for the next visit. */
export function setTheme(name: ThemeName): void {
  showTheme(name);
  try {
    localStorage.setItem(STORAGE_KEY, name);
  } catch {
    // Storage may be forbidden; the theme then lasts for this visit.
  }
}

/** Takes up the theme that the page came with (see the script in index.html). */
export function readTheme(): void {
  const name = document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
  theme.setState({ name, palette: readPalette() });
}

/** The colours of the theme on screen; the component is drawn again when the theme changes. */
export function usePalette(): Palette {
  return useStore(theme, (state) => state.palette);
}

function readPalette(): Palette {
  const style = typeof document === 'undefined' ? null : getComputedStyle(document.documentElement);
  const colour = (name: string) => style?.getPropertyValue(`--${name}`).trim() || '#888888';
  return {
    text: colour('text'),
    dim: colour('dim'),
    faint: colour('faint'),
    line: colour('line'),
    background: colour('background'),
    accent: colour('accent'),
    good: colour('good'),
    warning: colour('warning'),
    categories: Array.from({ length: CATEGORIES }, (_, i) => colour(`category-${i + 1}`)),
    other: colour('category-other'),
  };
}
