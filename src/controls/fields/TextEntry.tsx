import { Input, Label, TextField } from 'react-aria-components';
import { MOST_TEXT } from './textLimits.ts';

/** A field for a short text, with its label above; every change counts at once. */
export function TextEntry({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label className="label">{label}</Label>
      <Input className="input" maxLength={MOST_TEXT} />
    </TextField>
  );
}
