import { useId, useState } from 'react';
import { typedNumber } from '../../../controls/fields/typedNumber.ts';
import { MOST_DIGITS } from '../../../controls/fields/textLimits.ts';

/**
 * A bound of a range as a number; an empty field is no bound. What is typed counts after Enter or on leaving the field; after
 * Enter, a text that is not a number stays and is marked.
 */
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
  const [refused, setRefused] = useState(false);
  const accept = (entered: boolean) => {
    const next = typed === null ? value : typedNumber(typed);
    const fails = Number.isNaN(next);
    setRefused(fails && entered);
    if (!fails || !entered) setTyped(null);
    if (!fails && next !== value) onChange(next);
  };
  return (
    <div className="number-entry">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="input"
          inputMode="decimal"
          maxLength={MOST_DIGITS}
          autoComplete="off"
          placeholder={open}
          value={typed ?? (value === null ? '' : String(value))}
          aria-invalid={refused}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefused(false);
          }}
          onBlur={() => accept(false)}
          onKeyDown={(event) => event.key === 'Enter' && accept(true)}
        />
      </span>
    </div>
  );
}
