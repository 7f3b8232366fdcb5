import { useEffect, useEffectEvent, type KeyboardEvent as PressEvent } from 'react';

/** What the keys of a lesson do. */
export interface LessonMoves {
  readonly by: (steps: -1 | 1) => void;
  readonly leave: () => void;
  readonly toggleNotes: () => void;
}

/** Keys that go to another step. Remote controls of presentations send those of pages. */
const MOVES: Readonly<Record<string, -1 | 1>> = {
  ArrowLeft: -1,
  PageUp: -1,
  ArrowRight: 1,
  PageDown: 1,
};

/** What has a use of its own for these keys. */
const TYPED_IN =
  'input, textarea, select, [role="dialog"], [role="listbox"], [role="slider"], [role="application"], [role="radiogroup"], [role="menu"]';

/**
 * The keys of a lesson: while it has the focus, and in the presentation anywhere but in fields, sliders and the scene.
 *
 * @returns the handler for the card itself
 */
export function useLessonKeys(moves: LessonMoves, presented: boolean) {
  /** Whether a key was one of the lesson’s. */
  const act = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): boolean => {
    if (ctrlKey || metaKey || altKey || shiftKey) return false;
    const by = MOVES[key];
    if (by) moves.by(by);
    else if (key === 'Escape') moves.leave();
    else if (key === 'n' && presented) moves.toggleNotes();
    else return false;
    return true;
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.target as Element | null)?.closest?.(TYPED_IN)) return;
    if (act(event)) event.preventDefault();
  });
  useEffect(() => {
    if (!presented) return;
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [presented]);
  return (event: PressEvent) => {
    if ((event.target as Element).closest('input, textarea') || !act(event)) return;
    // The page’s own keys do not see it: Escape would also unpin.
    event.preventDefault();
    event.stopPropagation();
  };
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;
