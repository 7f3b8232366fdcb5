import { useDeferredValue, type ReactNode } from 'react';

/**
 * Renders its children after the rest of the page, and in slices: a whole panel at once would keep the page from answering.
 */
export function InSlices({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null;
}
