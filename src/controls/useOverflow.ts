import { useCallback, useEffect, useState, type RefObject } from 'react';

/**
 * Whether an element hides part of its content, and towards which edges (`right`, `below`).
 *
 * @param content  is another value whenever the element has other children
 */
export function useOverflow(element: RefObject<HTMLElement | null>, content?: unknown) {
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
  }, [element, look, content]);
  return { ...seen, look };
}
