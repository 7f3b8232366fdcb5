import { useLayer, useTricosm } from '../../state/hooks.ts';
import { DatasetCard } from '../dataset/DatasetCard.tsx';
import { FeatureCard } from './FeatureCard.tsx';
import { inspectedOf } from './inspected.ts';
import { WordCard } from './WordCard.tsx';

/** The right column: the pinned feature or word; the dataset while nothing is pinned. */
export function Inspector() {
  const layer = useLayer();
  const view = useTricosm((state) => state.view);
  const inspected = inspectedOf(view, layer);
  if (!inspected) return <DatasetCard />;
  const { kind, index } = inspected;
  return kind === 'word' ? <WordCard key={index} word={index} /> : <FeatureCard feature={index} />;
}
