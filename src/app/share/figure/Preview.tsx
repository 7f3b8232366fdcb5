import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ShownChart } from '../../../charts/figure/shown.ts';
import { figureCanvas } from '../../../figures/output/png.ts';
import { figureSize } from '../../../figures/sizes.ts';
import { sceneWidth } from '../../../stage/capture/sceneBody.ts';
import { stage } from '../../../stage/scene.ts';
import { theme } from '../../../state/theme.ts';
import { makeFigure, type FigureTexts } from './makeFigure.ts';
import { groundOf, type FigureSettings } from './settings.ts';

/** Pixels of the preview's width at most. */
const WIDEST = 1000;
/** Milliseconds after the last change until the preview is drawn: the scene is painted again first. */
const PAUSE = 120;

/** The figure as it will be, drawn again when the settings or the scene change. */
export function Preview({
  settings,
  texts,
  charts,
}: {
  settings: FigureSettings;
  texts: FigureTexts;
  charts: readonly ShownChart[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const scene = useStore(stage, (state) => state.scene);
  const palette = useStore(theme, (state) => state.palette);
  const [fault, setFault] = useState('');
  const { title, provenance } = texts;
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const size = figureSize(settings.size, sceneWidth() || innerWidth);
      const ratio = Math.min(size.ratio, WIDEST / size.width);
      const shown = { ...settings, form: 'png' as const };
      const figure = await makeFigure(shown, { ...size, ratio }, { title, provenance }, charts);
      if (!current) return;
      if (!figure) return setFault('There is no scene to draw yet.');
      box.current?.replaceChildren(figureCanvas(figure, { ...size, ratio }));
      setFault('');
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        if (current) setFault(`The figure cannot be drawn: ${(error as Error).message}`);
      });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [settings, title, provenance, charts, scene, palette]);
  const transparent = groundOf(settings.ground).transparent || undefined;
  return (
    <div className="figure-preview" data-transparent={transparent}>
      <div ref={box} role="img" aria-label="Preview of the figure" />
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
