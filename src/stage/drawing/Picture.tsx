import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { inTurn } from '../../controls/inTurn.ts';
import { Drawing } from './drawing.ts';
import { DrawingContext } from './useDrawing.ts';

interface PictureProps {
  /** parts of the picture: components that draw by `useDrawing` */
  readonly children: ReactNode;
  /** Called when the graphics device is lost, and when it comes back. */
  readonly onLost: (lost: boolean) => void;
  /** Called when the picture cannot be drawn at all. */
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
    const frame = box.current!;
    let close = () => {};
    // The page is put together in one task, the picture in the next.
    const cancel = inTurn(() => {
      // Each drawing has a canvas of its own: one whose context was given back cannot be drawn on again.
      const canvas = document.createElement('canvas');
      canvas.style.display = 'block';
      frame.append(canvas);
      const made = drawingOn(canvas, report);
      const unwatch = made ? keepFitted(frame, made) : () => {};
      setDrawing(made);
      close = () => {
        unwatch();
        setDrawing(null);
        made?.dispose();
        canvas.remove();
      };
    });
    return () => {
      cancel();
      close();
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

/** A drawing on a canvas, which reports that the device is lost or back; null, reported, if it cannot be made. */
function drawingOn(canvas: HTMLCanvasElement, report: Reports): Drawing | null {
  try {
    const drawing = new Drawing(canvas);
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      report.current.onLost(true);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      report.current.onLost(false);
      drawing.invalidate();
      // Again in the next frame: during the first the browser may still be showing the lost canvas.
      requestAnimationFrame(() => requestAnimationFrame(() => drawing.invalidate()));
    });
    return drawing;
  } catch (error) {
    report.current.onFault(error instanceof Error ? error.message : String(error));
    return null;
  }
}
