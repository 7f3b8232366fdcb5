import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import type { Item } from '../../state/selection/selection.ts';
import { select } from '../../state/selection/select.ts';

/**
 * Adds the features or words of a list to the selection.
 *
 * @param of  what they are, for screen readers: `nearest to 7 by direction`
 */
export function SelectThese({
  item = 'feature',
  members,
  of,
}: {
  item?: Item;
  members: ArrayLike<number>;
  of: string;
}) {
  return (
    <div className="row">
      <Button
        aria-label={`Select these ${count(members.length)}, ${of}`}
        onPress={() => select(item, members, 'add')}
      >
        Select these {count(members.length)}
      </Button>
    </div>
  );
}
