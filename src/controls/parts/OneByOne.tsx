import { Children, startTransition, useEffect, useState, type ReactNode } from 'react';
import { inTurn } from '../inTurn.ts';

/**
 * Renders the first of its children, and then one more in each task: the controls of a whole panel, which render a second
 * time as soon as they stand, would keep the page from answering. What stands already never goes again.
 */
export function OneByOne({ children }: { readonly children: ReactNode }) {
  const all = Children.toArray(children);
  const [count, setCount] = useState(1);
  const last = count + 1 >= all.length;
  useEffect(() => {
    if (count === Infinity) return;
    return inTurn(() => startTransition(() => setCount(last ? Infinity : count + 1)));
  }, [count, last]);
  return all.slice(0, count);
}
