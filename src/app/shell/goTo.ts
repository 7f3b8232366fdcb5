import { store } from '../../state/store.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { initialView } from '../../scales/view.ts';

/** Goes to another dataset at the same scale; everything else is reset as on a first visit. */
export function openData(data: string): void {
  const { scale } = store.getState().view;
  store.getState().start({ ...initialView(), scale, data });
}

/** Goes to another scale. The camera stays where it is between scales that draw in the same space. */
export function goToScale(id: string): void {
  const { view, go } = store.getState();
  const sameSpace = scaleOf(id).space === scaleOf(view.scale).space;
  go({ scale: id, camera: sameSpace ? view.camera : null });
}
