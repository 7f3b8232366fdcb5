import { Fragment, useEffect, useRef } from 'react';
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
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => entersAtChosen(group.current), []);
  return (
    <ToggleButtonGroup
      ref={group}
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
          <Words of={option.name} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** A name that breaks between its words only, not at a hyphen. */
function Words({ of: name }: { of: string }) {
  return name.split(' ').map((word, i) => (
    <Fragment key={i}>
      {i > 0 && ' '}
      <span className="whole-word">{word}</span>
    </Fragment>
  ));
}

/** Lets the keyboard enter a group at its chosen item, from either side; the arrow keys go on from there. */
function entersAtChosen(group: HTMLDivElement | null): (() => void) | undefined {
  if (!group) return;
  const enter = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && group.contains(relatedTarget)) return;
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
    const chosen = group.querySelector<HTMLElement>('[data-selected]');
    if (chosen !== target) chosen?.focus();
  };
  group.addEventListener('focusin', enter);
  return () => group.removeEventListener('focusin', enter);
}
