import type { LayerInfo } from '../../dataset/dataset.ts';
import { showsFeatures } from '../../scales/atom/among.ts';
import type { View } from '../../state/view.ts';

/** What is pinned at the scale that is looked at. */
export interface Inspected {
  readonly kind: 'feature' | 'word';
  readonly index: number;
}

/** The pinned feature or word, whichever the scene shows; null while nothing is pinned. */
export function inspectedOf(view: View, layer: LayerInfo): Inspected | null {
  const kind = view.scale !== 'atom' || showsFeatures(layer, view.atom) ? 'feature' : 'word';
  const index = view[kind];
  return index === null ? null : { kind, index };
}
