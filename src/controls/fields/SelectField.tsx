import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface SelectOption<T extends string = string> {
  readonly id: T;
  readonly name: string;
  /** shown dimmed beside the name */
  readonly hint?: string;
}

/** One of many choices, in a list that opens. With `hideLabel` only screen readers get the label. */
export function SelectField<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: T;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
}) {
  return (
    <Select
      className="select field"
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      aria-label={hideLabel ? label : undefined}
    >
      {!hideLabel && <Label className="label">{label}</Label>}
      <Button className="button">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="listbox" items={options}>
          {(option) => (
            <ListBoxItem className="listbox-item" id={option.id} textValue={option.name}>
              <span>{option.name}</span>
              {option.hint && <span className="hint">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
