import { store } from '../../../state/store.ts';
import type { View } from '../../../state/view.ts';
import { scaleOf } from '../../../scales/scaleOf.ts';
import { initialView } from '../../../scales/view.ts';
import { lessonPartOf, linkOf } from '../../lessons/lessonState.ts';
import { openingDataset } from '../../open/embedded.ts';

/** Whether the user has chosen a dataset during this visit. */
let chosen = false;

/** Goes to another dataset at the same scale; everything else is reset as on a first visit. */
export function openData(data: string): void {
  chosen = true;
  const { view, start } = store.getState();
  start({ ...initialView(), ...lessonPartOf(view), scale: view.scale, data });
}

/** Goes to another scale. The camera stays where it is between scales that draw in the same space. */
export function goToScale(id: string): void {
  const { view, go } = store.getState();
  const data = chosen ? view.data : nextDataset(view, id);
  const sameSpace = data === view.data && scaleOf(id).space === scaleOf(view.scale).space;
  go({ scale: id, data, camera: sameSpace ? view.camera : null });
}

/**
 * The dataset to show at another scale: the one that the scale opens on, as long as the view is that of a first visit to
 * the scale before, so that a first visit sees each scale at its clearest; or else the same.
 */
export function nextDataset(view: View, scale: string): string {
  if (view.data !== openingDataset(view.scale)) return view.data;
  const { data, scale: first } = initialView();
  const unchanged = linkOf({ ...view, data, scale: first, camera: null }) === '';
  return unchanged ? openingDataset(scale) : view.data;
}
