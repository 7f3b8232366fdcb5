import { Children, startTransition, useEffect, useState, type ReactNode } from 'react';
import { inTurn } from '../inTurn.ts';
import { afterUrgent } from './urgent.ts';

/**
 * Renders the first of its children, and then one more in each task: the controls of a whole panel, which render a second
 * time as soon as they stand, would keep the page from answering. All but the first wait for what is more urgent. What
 * stands already never goes again.
 */
export function OneByOne({ children }: { readonly children: ReactNode }) {
  const all = Children.toArray(children);
  const [count, setCount] = useState(1);
  const last = count + 1 >= all.length;
  useEffect(() => {
    if (count === Infinity) return;
    let callOff: (() => void) | null = null;
    let current = true;
    void afterUrgent().then(() => {
      if (current) callOff = inTurn(() => startTransition(() => setCount(last ? Infinity : count + 1)));
    });
    return () => {
      current = false;
      callOff?.();
    };
  }, [count, last]);
  return all.slice(0, count);
}
