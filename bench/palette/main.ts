import { chooseFirst, chooseGrey, chooseLong, closest } from './choose.ts';

/** The colours that the palettes start from; the computation moves them as little as it can. */
const STARTS = {
  dark: ['#5ab4f5', '#f5a742', '#3fc6a0', '#e86fb0', '#b79cff', '#f0e05a', '#ff7a59', '#9ad14b'],
  light: ['#0f6fb8', '#a35c00', '#0b7a5c', '#b02a78', '#6f4bc9', '#7a6a00', '#c0391b', '#4c7a0b'],
} as const;
/** Greys from which categories keep away for normal vision; the grey of points of no group is another shade of them. */
const GREYS = { dark: '#7d8798', light: '#6a7485' } as const;
/** The number of colours before shades begin. */
const LONG = 24;
/** Searches from different seeds; the nearest to the start wins. */
const SEEDS = 3;

/** The colours of both themes as lines of a style sheet, with the least difference of the first. */
export function report(css: string): string {
  const [dark = '', light = ''] = css.split("[data-theme='light']");
  return (['dark', 'light'] as const)
    .map((name) => {
      const sheet = name === 'dark' ? dark : light;
      const value = (token: string) => new RegExp(`--${token}: (#[0-9a-f]{6})`).exec(sheet)![1]!;
      const ground = { background: value('background'), other: GREYS[name], start: STARTS[name] };
      const found = Array.from({ length: SEEDS }, (_, seed) => chooseFirst(ground, seed + 1));
      const first = found.reduce((a, b) => (closest(b) > closest(a) ? b : a));
      const lines = chooseLong(ground, first, LONG).map((hex, i) => `  --category-${i + 1}: ${hex};`);
      lines.push(`  --category-other: ${chooseGrey(ground.background, ground.other, first)};`);
      return `/* ${name}: the first eight differ by ${closest(first).toFixed(1)} */\n${lines.join('\n')}\n`;
    })
    .join('\n');
}
