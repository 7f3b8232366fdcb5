import type { PerspectiveCamera } from 'three';
import type { FigureLegend } from '../../figures/layout/legend.ts';
import type { Body } from '../../figures/layout/figure.ts';
import { element } from '../../figures/pens/markup.ts';
import type { Inset } from '../../figures/pens/pen.ts';
import { store } from '../../state/store.ts';
import type { Palette } from '../../state/theme.ts';
import { FIRST_DISTANCE } from '../camera/place.ts';
import type { Size } from '../drawing/drawing.ts';
import { shapesShown } from '../legend/shapesShown.ts';
import { drawOverlay, type SceneNow } from '../overlay/drawOverlay.ts';
import { projector } from '../overlay/project.ts';
import { stage } from '../scene.ts';
import { sizeFactor } from '../shapes/sizeFactor.ts';
import { cameraFor } from './camera.ts';
import { captureDesk } from './desk.ts';
import { figureLegends } from './legends.ts';
import { capturePoints } from './points.ts';
import { drawAbove, drawBelow } from './shapes.ts';

/** The scene as the picture of a figure. */
export interface SceneFigure {
  readonly body: Body;
  /** its legends at a width of the picture, in units */
  readonly legends: (width: number) => FigureLegend[];
}

/** The least and the largest height of a scene in a figure, as shares of its width. */
const FLATTEST = 0.5;
const HIGHEST = 0.75;

/** The width of the scene on screen in CSS pixels; 0 while there is none that can be drawn. */
export const sceneWidth = (): number => captureDesk.points?.drawing.size.width ?? 0;

/**
 * The scene on the stage, as it is now, for a figure.
 *
 * @param palette  the theme's colours
 * @param options  whether axes are drawn, and pixels per unit
 * @returns null while nothing is on the stage, or it cannot be drawn
 */
export function sceneFigure(
  palette: Palette,
  { axes, ratio }: { readonly axes: boolean; readonly ratio: number },
): SceneFigure | null {
  const { scene, morph } = stage.getState();
  const { points } = captureDesk;
  if (!scene || !points || points.drawing.size.width === 0) return null;
  const { width: wide, height: high } = points.drawing.size;
  const share = Math.min(HIGHEST, Math.max(FLATTEST, high / wide));
  const now: SceneNow = { scene, morph };
  const height = (width: number) => width * share;
  return {
    body: {
      clipped: true,
      height,
      draw: ({ pen, inset }, width, tall) => {
        const size: Size = { width, height: tall };
        const camera = cameraFor(points.drawing, scene, size);
        const project = projector(camera, size);
        drawBelow(pen, now, project, palette.faint);
        inset(pictureOf(capturePoints(points, camera, size, ratio)), width, tall);
        drawAbove(pen, now, project);
        const { matches } = store.getState();
        drawOverlay(pen, now, project, size, palette, { known: new Map(), hovered: null, matches, axes });
      },
    },
    legends: (width) => {
      const camera = cameraFor(points.drawing, scene, { width, height: height(width) });
      return figureLegends(scene, {
        choice: store.getState().view.legend,
        shapes: shapesShown.getState().shown,
        factor: diameterFactor(camera, scene.points.sizes.length, height(width)),
        colour: palette.dim,
      });
    },
  };
}

/** What diameters of points are multiplied by at the centre of the scene. */
function diameterFactor(camera: PerspectiveCamera, n: number, height: number): number {
  return (FIRST_DISTANCE / Math.max(1e-3, camera.position.length())) * sizeFactor(n, height * camera.zoom);
}

/** A canvas as an inset: as it is, or in SVG as a PNG. */
const pictureOf = (canvas: HTMLCanvasElement): Inset => ({
  image: canvas,
  markup: (width, height) => element('image', { width, height, href: canvas.toDataURL('image/png') }),
});
