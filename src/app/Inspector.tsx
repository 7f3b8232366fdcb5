import { useTricosm } from '../state/hooks.ts';
import { DatasetCard } from './DatasetCard.tsx';
import { FeatureCard } from './FeatureCard.tsx';
import { WordCard } from './WordCard.tsx';

/** The right column: the pinned feature or word; the dataset while nothing is pinned. */
export function Inspector() {
  const scale = useTricosm((state) => state.view.scale);
  const feature = useTricosm((state) => state.view.feature);
  const word = useTricosm((state) => state.view.word);
  if (scale === 'atom') return word === null ? <DatasetCard /> : <WordCard key={word} word={word} />;
  return feature === null ? <DatasetCard /> : <FeatureCard feature={feature} />;
}
