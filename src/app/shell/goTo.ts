import { store } from '../../state/store.ts';
import { initialView, type Scale } from '../../state/view.ts';

/** Goes to another dataset, at the scale that is looked at and with everything else as on a first visit. */
export function openData(data: string): void {
  const { scale } = store.getState().view;
  store.getState().go({ ...initialView(), scale, data });
}

/** Goes to another scale. Brain and Galaxy show one cloud, so the camera stays where it is between them. */
export function goToScale(scale: Scale): void {
  const { view, go } = store.getState();
  const sameCloud = scale !== 'atom' && view.scale !== 'atom';
  go({ scale, camera: sameCloud ? view.camera : null });
}
