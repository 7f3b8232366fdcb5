import { lazy, Suspense } from 'react';
import { scaleOf } from '../../scales/scaleOf.ts';
import { partsOf } from '../../scales/parts.ts';
import { useLayer, useTricosm } from '../../state/hooks.ts';
import { DatasetCard } from '../dataset/DatasetCard.tsx';
import { inspectedOf } from './inspected.ts';

const FeatureCard = lazy(() => import('./FeatureCard.tsx'));

/** The right column: the pinned item; the dataset while nothing is pinned. */
export function Inspector() {
  const layer = useLayer();
  const view = useTricosm((state) => state.view);
  const inspected = inspectedOf(view, layer);
  if (!inspected) return <DatasetCard />;
  const { item, index } = inspected;
  // Features have the same card at every scale; a scale adds a card for any other kind of item it pins.
  const { Card } = partsOf(scaleOf(view.scale).id);
  return (
    <Suspense fallback={<p className="section note">Preparing the inspector…</p>}>
      {item === 'feature' || !Card ? <FeatureCard feature={index} /> : <Card key={index} index={index} />}
    </Suspense>
  );
}
