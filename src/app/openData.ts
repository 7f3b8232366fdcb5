import { initialView } from '../state/view.ts';
import { store } from '../state/store.ts';

/** Goes to another dataset, at the scale that is looked at and with everything else as on a first visit. */
export function openData(data: string): void {
  const { scale } = store.getState().view;
  store.getState().go({ ...initialView(), scale, data });
}
