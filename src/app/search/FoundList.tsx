import { useMemo } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { Matches } from './matching/find.ts';
import { LISTED } from './sentence.ts';

const ROW_HEIGHT = 32;

/** The first matches; choosing one pins it. */
export function FoundList({
  matches,
  labels,
  numbered,
  onChoose,
}: {
  matches: Matches;
  labels: readonly string[];
  /** whether rows show the numbers of items */
  numbered: boolean;
  onChoose: (index: number) => void;
}) {
  const items = useMemo(
    () =>
      Array.from(matches.found.subarray(0, LISTED), (index, place) => ({
        id: index,
        name: labels[index] || 'no label',
        alike: place >= matches.exact,
      })),
    [matches, labels],
  );
  if (items.length === 0) return null;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
      <ListBox
        className="listbox"
        style={{ height: ROW_HEIGHT * items.length }}
        aria-label="Matches"
        items={items}
        selectionMode="single"
        onAction={(key) => onChoose(Number(key))}
      >
        {({ id, name, alike }) => (
          <ListBoxItem className="listbox-item" id={id} textValue={name}>
            <span className="search-match">
              {alike && <span className="search-alike">≈ </span>}
              {name}
            </span>
            {numbered && <span className="hint">#{id}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
