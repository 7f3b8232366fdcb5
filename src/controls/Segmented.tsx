import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

/** One of a few choices, all of them visible. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { readonly id: T; readonly name: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onChange(key as T);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id}>
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
