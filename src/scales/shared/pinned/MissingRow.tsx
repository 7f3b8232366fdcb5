import { Button } from '../../../controls/Button.tsx';
import { pin } from '../../../state/pin.ts';
import type { Item } from '../../../state/selection/selection.ts';

/**
 * A pinned item that this layer does not have. It stays pinned, so that it comes back with a layer that has it.
 *
 * @param reason  why it is not here: a sentence
 */
export function MissingRow({ item, title, reason }: { item: Item; title: string; reason: string }) {
  return (
    <div className="section stack">
      <div className="feature-title">
        <h2>{title}</h2>
        <Button kind="quiet" aria-label={`Unpin ${title}`} onPress={() => pin(item, null)}>
          ✕
        </Button>
      </div>
      <p className="note">
        {reason} {title} stays pinned, and comes back at a layer that has it.
      </p>
    </div>
  );
}
