import { Input, Label, TextField } from 'react-aria-components';

/** A short text under its label; every change counts at once. */
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
      <Input className="input" />
    </TextField>
  );
}
