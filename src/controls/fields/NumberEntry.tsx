import { useId, useState } from 'react';
import { typedNumber } from './typedNumber.ts';
import { MOST_DIGITS } from './textLimits.ts';

/**
 * A field for a whole number, or for any number with `fractions`. A typed number counts after Enter or on leaving the
 * field, moved into the bounds if it lies outside.
 */
export function NumberEntry({
  label,
  value,
  least,
  most,
  unit,
  fractions = false,
  onChange,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  unit?: string;
  fractions?: boolean;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const accept = () => {
    const number = typed === null ? null : typedNumber(typed);
    setTyped(null);
    if (number === null || !(fractions ? Number.isFinite(number) : Number.isInteger(number))) return;
    const within = Math.min(most, Math.max(least, number));
    if (within !== value) onChange(within);
  };
  return (
    <div className="number-entry">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="input"
          inputMode={fractions ? 'decimal' : 'numeric'}
          maxLength={MOST_DIGITS}
          autoComplete="off"
          value={typed ?? String(value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={accept}
          onKeyDown={(event) => event.key === 'Enter' && accept()}
        />
        {unit && <span className="note">{unit}</span>}
      </span>
    </div>
  );
}
