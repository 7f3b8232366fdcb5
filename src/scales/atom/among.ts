import type { LayerInfo } from '../../dataset/dataset.ts';
import type { AtomView } from './view.ts';

/** The vectors among which the crystal search looks at a layer: those that the user chose, if the layer has both. */
export function searchedAmong(layer: LayerInfo, view: AtomView): AtomView['among'] {
  if (!layer.has.decoder) return 'words';
  return layer.has.words ? view.among : 'features';
}

/** Whether the scene shows features of the layer (a crystal found among them) instead of words. */
export function showsFeatures(layer: LayerInfo, view: AtomView): boolean {
  return view.space === 'search' && searchedAmong(layer, view) === 'features';
}
