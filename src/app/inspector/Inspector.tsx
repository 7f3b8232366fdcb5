import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { SCALES } from '../../scales/index.ts';
import { partsOf } from '../../scales/parts.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { useTricosm } from '../../state/hooks.ts';
import type { Item } from '../../state/selection/selection.ts';
import { DatasetCard } from '../dataset/DatasetCard.tsx';
import { useInspected } from './inspected.ts';

export const FeatureCard = lazyPart(() => import('./FeatureCard.tsx'));

/** The right column: the pinned item, at whichever scale it was pinned; the dataset while nothing is pinned. */
export function Inspector() {
  const scale = scaleOf(useTricosm(({ view }) => view.scale));
  const inspected = useInspected();
  if (!inspected) return <DatasetCard />;
  const { item, index, inScene } = inspected;
  // Features have the same card at every scale; a scale adds a card for any other kind of item it pins.
  const Card = item === 'feature' ? null : cardOf(item);
  return (
    <Guard name="The inspector" waiting={<p className="section note">Preparing the inspector…</p>}>
      {!inScene && (
        <p className="section note">
          The {scale.name} scene shows {item === 'feature' ? 'words' : 'features'}. This {item} stays pinned
          beside it.
        </p>
      )}
      {Card ? <Card key={index} index={index} /> : <FeatureCard feature={index} />}
    </Guard>
  );
}

/** The card of the scale that pins items of this kind. */
function cardOf(item: Item) {
  const scale = SCALES.find((one) => one.item === item);
  return scale ? partsOf(scale.id).Card : null;
}
