import { useRef, type ReactNode } from 'react';
import { useOverflow } from '../useOverflow.ts';
import './table.css';

/**
 * Scrolls content that is wider or higher than its place. It becomes a named region that the keyboard can reach and scroll only
 * if something is out of sight, so that short tables add no stops; an edge fades where more is to come.
 */
export function ScrollRegion({
  label,
  height,
  onScrollTo,
  children,
}: {
  label: string;
  /** pixels at most, and never more than most of the window; as high as the content if left out */
  height?: number | undefined;
  /** called with the pixels scrolled down */
  onScrollTo?: ((top: number) => void) | undefined;
  children: ReactNode;
}) {
  const region = useRef<HTMLDivElement>(null);
  const { overflows, more, look } = useOverflow(region);
  return (
    <div
      ref={region}
      className="scroll-region"
      style={height === undefined ? undefined : { maxHeight: `min(${height}px, 60vh)` }}
      data-more={more || undefined}
      onScroll={(event) => {
        look();
        onScrollTo?.(event.currentTarget.scrollTop);
      }}
      {...(overflows && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </div>
  );
}
