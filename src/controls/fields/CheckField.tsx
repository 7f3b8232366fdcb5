import type { CSSProperties, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

/** A checkbox. `tint`, a CSS colour, connects it with the things of that colour in the scene. */
export function CheckField({
  value,
  onChange,
  tint,
  disabled = false,
  children,
}: {
  value: boolean;
  onChange: (value: boolean) => void;
  tint?: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Checkbox
      className="checkbox"
      isSelected={value}
      onChange={onChange}
      isDisabled={disabled}
      style={tint ? ({ '--tint': tint } as CSSProperties) : undefined}
    >
      <span className="box" aria-hidden="true">
        <svg viewBox="0 0 12 12">
          <path d="M2 6.5 5 9l5-6" />
        </svg>
      </span>
      {children}
    </Checkbox>
  );
}
