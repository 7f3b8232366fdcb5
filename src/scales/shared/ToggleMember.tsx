import { Button } from '../../controls/Button.tsx';
import { select, useSelected } from '../../state/selection/select.ts';
import type { Item } from '../../state/selection/selection.ts';

/** Adds the pinned feature or word to the selection, or takes it out. */
export function ToggleMember({ item, index }: { item: Item; index: number }) {
  const isMember = useSelected(item)?.includes(index) ?? false;
  return (
    <Button
      kind="quiet"
      aria-label={isMember ? 'Take out of the selection' : 'Add to the selection'}
      aria-pressed={isMember}
      onPress={() => select(item, [index], 'toggle')}
    >
      {isMember ? '− selection' : '+ selection'}
    </Button>
  );
}
