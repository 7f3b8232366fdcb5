import { scaleOf } from '../../../scales/scaleOf.ts';
import { layerOf } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';

/** What the scene is called, until the user gives it a title: scale, dataset and layer. */
export function sceneTitle(): string {
  const { dataset, view } = store.getState();
  if (!dataset) return '';
  const { info } = dataset;
  return `${scaleOf(view.scale).name}: ${info.title}, ${layerOf(info, view.layer).name.replaceAll(' ', '\u00a0')}`;
}
