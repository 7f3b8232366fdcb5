import { useId, useState } from 'react';

/** A bound of a range as a number; an empty field is no bound. What is typed counts after Enter or on leaving the field. */
export function BoundEntry({
  label,
  value,
  open,
  onChange,
}: {
  label: string;
  /** null for no bound */
  value: number | null;
  /** what no bound means */
  open: string;
  onChange: (value: number | null) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const accept = () => {
    setTyped(null);
    if (typed === null) return;
    const next = typed.trim() === '' ? null : Number(typed);
    if (next !== value && (next === null || Number.isFinite(next))) onChange(next);
  };
  return (
    <div className="number-entry">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          placeholder={open}
          value={typed ?? (value === null ? '' : String(value))}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={accept}
          onKeyDown={(event) => event.key === 'Enter' && accept()}
        />
      </span>
    </div>
  );
}
