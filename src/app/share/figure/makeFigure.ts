import { chartFigure } from '../../../charts/figure/chartBody.ts';
import { inkOnScreen } from '../../../charts/figure/ink.ts';
import type { ShownChart } from '../../../charts/figure/shown.ts';
import { MARGIN, type Body, type Figure } from '../../../figures/layout/figure.ts';
import type { FigureLegend } from '../../../figures/layout/legend.ts';
import type { FigureSize } from '../../../figures/sizes.ts';
import { sceneFigure } from '../../../stage/capture/sceneBody.ts';
import { theme } from '../../../state/theme.ts';
import { groundOf, type FigureSettings } from './settings.ts';

/** What is written in a figure. */
export interface FigureTexts {
  readonly title: string;
  readonly provenance: string;
}

/**
 * The figure that the settings ask for, of what is on the page now, in the theme on screen.
 *
 * @param charts  the charts on the page
 * @returns null while there is no such scene or chart
 */
export async function makeFigure(
  settings: FigureSettings,
  size: FigureSize,
  texts: FigureTexts,
  charts: readonly ShownChart[],
): Promise<Figure | null> {
  const picture = await pictureOf(settings, size, charts);
  if (!picture) return null;
  const { ground, ...ink } = inkOnScreen();
  return {
    body: picture.body,
    legends: settings.legend ? picture.legends : [],
    title: settings.titled ? texts.title : '',
    provenance: settings.provenance ? texts.provenance : '',
    ink,
    ground: groundOf(settings.ground).transparent ? null : ground,
  };
}

async function pictureOf(
  { what, form, axes }: FigureSettings,
  { width, ratio }: FigureSize,
  charts: readonly ShownChart[],
): Promise<{ readonly body: Body; readonly legends: readonly FigureLegend[] } | null> {
  const inner = width - 2 * MARGIN;
  if (what !== 'scene') {
    const chart = charts[what];
    return chart ? chartFigure(chart, inner, form === 'png' ? ratio : null) : null;
  }
  const palette = theme.getState().palette;
  const background = inkOnScreen().background;
  const scene = sceneFigure({ ...palette, background }, { axes, ratio });
  return scene && { body: scene.body, legends: scene.legends(inner) };
}
