import { useMemo } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { MOST_TEXT } from '../../../controls/fields/textLimits.ts';

/** The number of completions offered. */
const OFFERED = 8;

/** A field for a word of the dataset. It accepts any text and offers the words that begin with it. */
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
      <Input
        className="input"
        maxLength={MOST_TEXT}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="none"
      />
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

/** The words that begin with the text, shorter ones first. */
function completions(words: readonly string[], typed: string): string[] {
  const start = typed.trim().toLowerCase();
  // The popover opens only for a list that is not empty, so there are words before typing begins.
  if (start === '') return words.slice(0, OFFERED);
  const found = words.filter((word) => word.toLowerCase().startsWith(start));
  return [...new Set(found)].sort((a, b) => a.length - b.length).slice(0, OFFERED);
}
