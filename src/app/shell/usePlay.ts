import { useEffect, useState } from 'react';
import { useTasks } from '../../jobs/tray/tasks.ts';
import { stage } from '../../stage/scene.ts';
import { goToLayer } from '../../state/goToLayer.ts';

/** Milliseconds that each layer stays on screen. */
const STAY = 1200;
/** While something is still computed for a layer, it stays longer: at most this number of milliseconds. */
const LONGEST = 20_000;
/** Milliseconds until it is looked again whether something is computed. */
const AGAIN = 250;

export interface Play {
  readonly playing: boolean;
  /** Starts, from the first layer if the last one is shown, or stops. */
  readonly toggle: () => void;
}

/**
 * Plays the layers to the last one, each after the previous one has been on screen for a moment.
 *
 * @param layers  ids, in the order in which they are played
 * @param current  the id of the layer of the view
 */
export function usePlay(layers: readonly string[], current: string): Play {
  const [playing, setPlaying] = useState(false);
  const place = layers.indexOf(current);
  const next = layers[place + 1];
  useEffect(() => {
    if (!playing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const since = performance.now();
    const step = () => {
      const busy = useTasks.getState().tasks.length > 0 || stage.getState().earlier;
      if (busy && performance.now() - since < LONGEST) timer = setTimeout(step, AGAIN);
      else if (next === undefined) setPlaying(false);
      else goToLayer(next);
    };
    // The timer starts when the layer is drawn, however long it took to compute, and again with every new scene.
    const startClock = () => {
      clearTimeout(timer);
      timer = setTimeout(step, STAY);
    };
    const { scene } = stage.getState();
    if (next === undefined || shows(scene?.layer, current)) startClock();
    const leave = stage.subscribe((state, before) => {
      if (state.scene !== before.scene && shows(state.scene?.layer, current)) startClock();
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
      if (!playing && next === undefined && first !== undefined) goToLayer(first);
      setPlaying(!playing);
    },
  };
}

/** A scene that does not name its layer counts as a scene of the current one. */
const shows = (layer: string | undefined, current: string) => layer === undefined || layer === current;
