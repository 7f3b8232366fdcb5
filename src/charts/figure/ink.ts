import type { Ink } from '../../figures/layout/ink.ts';

/** The ground of a figure: that of the theme on screen, the white of paper for the light theme, or none. */
export function inkOnScreen(): Ink & { readonly ground: string } {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888';
  const background = root.dataset['theme'] === 'light' ? '#ffffff' : colour('background');
  return {
    text: colour('text'),
    dim: colour('dim'),
    faint: colour('faint'),
    line: colour('line'),
    background,
    ground: background,
  };
}
