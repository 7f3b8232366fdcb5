import { store } from '../../state/store.ts';
import { stage } from '../scene.ts';
import { choosable, keyOf, legendChoice } from './choice.ts';

/** The legend that the stage showed last: of which picture it is, its title, and its name in a link. */
interface Shown {
  readonly picture: string;
  readonly title: string;
  readonly key: string;
}

/**
 * Drops the choice in a legend when the legend of other results takes its place in the same picture, as when lobes are
 * computed again: nothing could bring its entries back, and the link would carry it for good. The choice in the legend of
 * another layer, scale or colouring stays in the view, because the user may go back to it.
 *
 * @returns a function that ends it
 */
export function dropDeadChoices(): () => void {
  let last: Shown | null = shownNow();
  return stage.subscribe((state, before) => {
    if (state.scene === before.scene && state.earlier === before.earlier) return;
    const shown = shownNow();
    // Results of earlier parameters, and what stands for results until they are there, take no place.
    if (!shown || state.earlier) return;
    const replaced = last?.picture === shown.picture && last.title === shown.title && last.key !== shown.key;
    if (replaced && legendChoice()?.legend === last?.key) store.getState().go({ legend: null });
    last = shown;
  });
}

function shownNow(): Shown | null {
  const { scene } = stage.getState();
  const legend = choosable(scene?.legend);
  if (!scene || !legend) return null;
  const { scale, layer } = store.getState().view;
  return {
    picture: [scale, scene.layer ?? layer, scene.space].join(' '),
    title: legend.title,
    key: keyOf(legend),
  };
}
