import { useEffect, useRef, type ReactNode } from 'react';

/** The heights of parts as they were last seen during this visit, in CSS pixels, by their names. */
const seen = new Map<string, number>();

/**
 * Keeps room for a part of a panel whose content is still computed or read, so that what stands below it does not move
 * when it comes: as much as the part took last time.
 *
 * @param name  the same for parts that take the same room
 * @param height  in CSS pixels, before the part was ever seen
 * @param stack  whether its children stand apart, as in a stack of controls
 * @param waiting  whether the content is yet to come
 */
export function Room({
  name,
  height,
  waiting,
  stack = false,
  children,
}: {
  name: string;
  height: number;
  waiting: boolean;
  stack?: boolean;
  children: ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (waiting || !element.current) return;
    const observer = new ResizeObserver(([entry]) => seen.set(name, entry!.contentRect.height));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [name, waiting]);
  return (
    <div
      ref={element}
      className={stack ? 'room stack' : 'room'}
      style={waiting ? { minHeight: seen.get(name) ?? height } : undefined}
    >
      {children}
    </div>
  );
}
