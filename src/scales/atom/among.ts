import type { LayerInfo } from '../../dataset/dataset.ts';
import type { AtomView } from './view.ts';

/** What the crystal search looks among at a layer: what the reader chose, where the layer has both. */
export function searchedAmong(layer: LayerInfo, view: AtomView): AtomView['among'] {
  if (!layer.has.decoder) return 'words';
  return layer.has.words ? view.among : 'features';
}

/** Whether the scene shows features of the layer (a crystal found among them), not words. */
export function showsFeatures(layer: LayerInfo, view: AtomView): boolean {
  return view.space === 'search' && searchedAmong(layer, view) === 'features';
}
