import { useEffect, useState } from 'react';
import { stage } from '../../stage/scene.ts';
import { store } from '../../state/store.ts';

/** Milliseconds that each layer stands before the next one comes. */
const STAY = 1200;

export interface Play {
  readonly playing: boolean;
  /** Starts (over, at the last place) or stops. */
  readonly toggle: () => void;
}

/**
 * Goes from layer to layer to the last one, each as soon as the one before has been on the stage for a moment.
 *
 * @param layers  ids, in the order in which they are played
 * @param current  the id of the layer that is looked at
 */
export function usePlay(layers: readonly string[], current: string): Play {
  const [playing, setPlaying] = useState(false);
  const place = layers.indexOf(current);
  const next = layers[place + 1];
  useEffect(() => {
    if (!playing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = () => {
      if (next === undefined) setPlaying(false);
      else store.getState().go({ layer: next, feature: null });
    };
    // The clock starts when the layer is seen, however long it was computed; anew with every new scene.
    const seen = () => {
      clearTimeout(timer);
      timer = setTimeout(step, STAY);
    };
    const { scene } = stage.getState();
    if (next === undefined || shows(scene?.layer, current)) seen();
    const leave = stage.subscribe((state, before) => {
      if (state.scene !== before.scene && shows(state.scene?.layer, current)) seen();
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [playing, next, current]);
  return {
    playing,
    toggle() {
      const first = layers[0];
      if (!playing && next === undefined && first !== undefined) {
        store.getState().go({ layer: first, feature: null });
      }
      setPlaying(!playing);
    },
  };
}

/** A scene that does not say which layer it shows is taken to show the one that is looked at. */
const shows = (layer: string | undefined, current: string) => layer === undefined || layer === current;
