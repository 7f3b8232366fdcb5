import { useMemo } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';

/** How many completions are offered. */
const OFFERED = 8;

/** A word of the dataset, typed with completion. Any text may be typed; only known words are offered. */
export function WordField({
  label,
  value,
  words,
  placeholder = '',
  onChange,
}: {
  label: string;
  value: string;
  words: readonly string[];
  placeholder?: string;
  onChange: (word: string) => void;
}) {
  const offered = useMemo(
    () => completions(words, value).map((word) => ({ id: word, name: word })),
    [words, value],
  );
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={onChange}
      items={offered}
      allowsCustomValue
      menuTrigger="input"
    >
      <Label className="label">{label}</Label>
      <Input className="input" placeholder={placeholder} spellCheck={false} autoCapitalize="none" />
      <Popover className="popover">
        <ListBox className="listbox">
          {(item: { id: string; name: string }) => (
            <ListBoxItem className="listbox-item" id={item.id} textValue={item.name}>
              {item.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** The words that begin with what was typed, the same word first, then shorter ones. */
function completions(words: readonly string[], typed: string): string[] {
  const start = typed.trim().toLowerCase();
  // Never an empty list before typing begins: the popover opens only where there is something to show.
  if (start === '') return words.slice(0, OFFERED);
  const found = words.filter((word) => word.toLowerCase().startsWith(start));
  return [...new Set(found)].sort((a, b) => a.length - b.length).slice(0, OFFERED);
}
