import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { redo, steps, undo } from '../../state/undo.ts';

/** Goes back and forward through the changes of the view. */
export function Steps() {
  const past = useStore(steps, (state) => state.past.length);
  const future = useStore(steps, (state) => state.future.length);
  return (
    <span className="steps" role="group" aria-label="Changes of the view">
      <Button kind="quiet" aria-label="Undo the last change" isDisabled={past === 0} onPress={undo}>
        <Arrow />
      </Button>
      <Button kind="quiet" aria-label="Do the change again" isDisabled={future === 0} onPress={redo}>
        <Arrow mirrored />
      </Button>
    </span>
  );
}

/** An arrow that turns back to the left; mirrored, to the right. */
function Arrow({ mirrored = false }: { mirrored?: boolean }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        transform={mirrored ? 'matrix(-1 0 0 1 16 0)' : undefined}
        d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.2 2.7 6.5 6 9.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
