import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { inTurn } from '../../controls/inTurn.ts';
import { missingWebgl } from '../webgl.ts';
import { contextOf, Drawing } from './drawing.ts';
import { DrawingContext } from './useDrawing.ts';

interface PictureProps {
  /** parts of the picture: components that draw by `useDrawing` */
  readonly children: ReactNode;
  /** Called when the graphics device is lost, and when it comes back. */
  readonly onLost: (lost: boolean) => void;
  /** Called when the picture cannot be drawn at all, with a sentence that says why. */
  readonly onFault: (reason: string) => void;
}

/** The canvas that the scene is drawn on, as large as the box around it. */
export function Picture({ children, onLost, onFault }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const report = useRef({ onLost, onFault });
  useLayoutEffect(() => {
    report.current = { onLost, onFault };
  });

  useLayoutEffect(() => {
    let current = true;
    const drawn = drawInto(box.current!, report, (drawing) => current && setDrawing(drawing));
    return () => {
      current = false;
      setDrawing(null);
      drawn();
    };
  }, []);

  return (
    <div ref={box} className="stage-picture">
      {drawing && <DrawingContext value={drawing}>{children}</DrawingContext>}
    </div>
  );
}

/**
 * Keeps a drawing as large as the box around it.
 *
 * @returns a function that ends this
 */
function keepFitted(frame: HTMLElement, drawing: Drawing): () => void {
  const fit = () => {
    const { width, height } = frame.getBoundingClientRect();
    if (width > 0 && height > 0) drawing.resize({ width, height });
  };
  const watch = new ResizeObserver(fit);
  watch.observe(frame);
  fit();
  return () => watch.disconnect();
}

type Reports = { readonly current: Pick<PictureProps, 'onLost' | 'onFault'> };

/**
 * Makes a drawing in a box, in tasks of their own: the page is put together in one, and each answer of the graphics device takes a while.
 *
 * @param show  receives the drawing, whose canvas is put into the box when its first shapes can be drawn without a wait
 * @returns a function that ends it
 */
function drawInto(box: HTMLElement, report: Reports, show: (drawing: Drawing) => void): () => void {
  // Each drawing has a canvas of its own: one whose context was given back cannot be drawn on again.
  const canvas = document.createElement('canvas');
  canvas.style.display = 'block';
  let context: WebGL2RenderingContext;
  let drawing: Drawing | null = null;
  let unwatch = () => {};
  let isOpen = true;
  const put = () => {
    if (!isOpen || !drawing) return;
    box.append(canvas);
    unwatch = keepFitted(box, drawing);
  };
  const fail = (reason: string) => {
    callOff();
    report.current.onFault(reason);
  };
  const steps = [
    () => {
      const missing = missingWebgl();
      if (missing !== null) fail(missing);
    },
    () => {
      context = contextOf(canvas);
    },
    () => {
      drawing = new Drawing(canvas, context);
      followDevice(drawing, report);
    },
    () => {
      show(drawing!);
      // What fails here fails again in the first frame, which is then on the page.
      void drawing!
        .prepare()
        .catch(() => undefined)
        .then(() => inTurn(put));
    },
  ].map((step) =>
    inTurn(() => {
      try {
        step();
      } catch (error) {
        fail(`The 3D scene cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
  const callOff = () => {
    for (const cancel of steps) cancel();
  };
  return () => {
    isOpen = false;
    callOff();
    unwatch();
    drawing?.dispose();
    canvas.remove();
  };
}

/** Reports that the graphics device is lost or back. */
function followDevice(drawing: Drawing, report: Reports): void {
  drawing.canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    report.current.onLost(true);
  });
  drawing.canvas.addEventListener('webglcontextrestored', () => {
    report.current.onLost(false);
    drawing.invalidate();
    // Again in the next frame: during the first the browser may still be showing the lost canvas.
    requestAnimationFrame(() => requestAnimationFrame(() => drawing.invalidate()));
  });
}
