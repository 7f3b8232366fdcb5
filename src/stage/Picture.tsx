import { createRoot, extend, type ReconcilerRoot } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { LineBasicMaterial, LineSegments, Mesh, Points } from 'three';

// What the scene is written in. Fiber's own `Canvas` would bring all of three along, half of it for nothing.
extend({ LineBasicMaterial, LineSegments, Mesh, Points });

type Root = ReconcilerRoot<HTMLCanvasElement>;

const SETTINGS = {
  frameloop: 'demand',
  dpr: [1, 2],
  flat: true,
  camera: { fov: 42, near: 0.01, far: 100 },
  gl: { antialias: true, powerPreference: 'high-performance' },
} as const;

interface PictureProps {
  readonly children: ReactNode;
  /** The graphics device was lost, or came back. */
  readonly onLost: (lost: boolean) => void;
  /** The picture cannot be drawn at all. */
  readonly onFault: (reason: string) => void;
}

/** The canvas that the scene is drawn on, as large as the box that it stands in. */
export function Picture({ children, onLost, onFault }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<Root | null>(null);
  const tell = useRef({ onLost, onFault });
  useLayoutEffect(() => {
    tell.current = { onLost, onFault };
  });

  useLayoutEffect(() => {
    const frame = box.current!;
    // A canvas of each root's own: one whose context has been given back cannot be drawn on again.
    const canvas = document.createElement('canvas');
    canvas.style.display = 'block';
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      tell.current.onLost(true);
    });
    canvas.addEventListener('webglcontextrestored', () => tell.current.onLost(false));
    frame.append(canvas);
    const made: Root = createRoot(canvas);
    const fit = () => {
      const { width, height, top, left } = frame.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      made.configure({ ...SETTINGS, dpr: [...SETTINGS.dpr], size: { width, height, top, left } }).then(
        () => setRoot(made),
        (error: unknown) => tell.current.onFault(error instanceof Error ? error.message : String(error)),
      );
    };
    const watch = new ResizeObserver(fit);
    watch.observe(frame);
    fit();
    return () => {
      watch.disconnect();
      setRoot(null);
      made.unmount();
      canvas.remove();
    };
  }, []);

  useEffect(() => void root?.render(children), [root, children]);
  return <div ref={box} className="stage-picture" />;
}
