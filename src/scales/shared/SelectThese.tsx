import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { select } from '../../state/selection/select.ts';

/**
 * Adds the features of a list to the selection.
 *
 * @param of  what they are, for screen readers: `nearest to 7 by direction`
 */
export function SelectThese({ features, of }: { features: ArrayLike<number>; of: string }) {
  return (
    <div className="row">
      <Button
        aria-label={`Select these ${count(features.length)}, ${of}`}
        onPress={() => select('feature', features, 'add')}
      >
        Select these {count(features.length)}
      </Button>
    </div>
  );
}
