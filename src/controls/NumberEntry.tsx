import { useId, useState } from 'react';

/** A whole number (or, with `fractions`, any) to be typed; taken over with Enter or on leaving, if it lies within the bounds. */
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
  const take = () => {
    const number = Number(typed);
    setTyped(null);
    if (
      typed === null ||
      typed.trim() === '' ||
      !(fractions ? Number.isFinite(number) : Number.isInteger(number))
    )
      return;
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
          autoComplete="off"
          value={typed ?? String(value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
        {unit && <span className="note">{unit}</span>}
      </span>
    </div>
  );
}
