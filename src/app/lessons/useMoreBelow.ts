import { useEffect, useState, type RefObject } from 'react';

/** The height of the ways on, which cover the end of a phone's sheet, in pixels. */
const COVERED = 64;

/** Whether the end of a step is out of sight, below the screen or behind the ways on. */
export function useMoreBelow(end: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    if (!end.current) return undefined;
    const watch = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting }) => setMore(!isIntersecting)),
      { rootMargin: `0px 0px -${COVERED}px 0px` },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [end]);
  return more;
}
