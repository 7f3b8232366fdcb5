import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
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

/** Whether an element hides part of its content, and towards which edges (`right`, `below`). */
function useOverflow(element: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState({ overflows: false, more: '' });
  const look = useCallback(() => {
    const box = element.current;
    if (!box) return;
    const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    const right = box.scrollLeft + box.clientWidth < box.scrollWidth - 1;
    const below = box.scrollTop + box.clientHeight < box.scrollHeight - 1;
    const more = [right ? 'right' : '', below ? 'below' : ''].filter(Boolean).join(' ');
    setSeen((before) =>
      before.overflows === overflows && before.more === more ? before : { overflows, more },
    );
  }, [element]);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const observer = new ResizeObserver(look);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element, look]);
  return { ...seen, look };
}
