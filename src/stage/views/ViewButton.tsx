import type { ReactNode } from 'react';

interface ViewButtonProps {
  /** says what it does, and its key */
  readonly name: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** for a button that stays pressed */
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

/** A small button under the scene. */
export function ViewButton({ name, onPress, disabled = false, pressed, children }: ViewButtonProps) {
  return (
    <button
      className="view-button"
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** A line drawing of 16 × 16. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={path} strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
