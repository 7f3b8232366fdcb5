import { useEffect } from 'react';

/**
 * Keeps the focus in a dialog when the control that has it is disabled, such as a button while its work runs. The browser drops
 * such a focus without an event: Escape would reach nothing.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const watch = new MutationObserver((changes) => changes.forEach(({ target }) => keepFocus(target)));
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
    return () => watch.disconnect();
  }, []);
}

function keepFocus(changed: Node): void {
  if (!(changed instanceof Element) || !changed.matches(':disabled')) return;
  const active = document.activeElement;
  if (active !== changed && active !== document.body && active !== null) return;
  changed.closest<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
}
