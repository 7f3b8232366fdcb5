import { useEffect, useRef, useState } from 'react';
import { jobs } from '../../jobs/page.ts';
import { fit } from '../../stage/fit.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { axisSigns, type Cloud, type Signs } from './analysis.ts';
import { projectionJob } from './jobs.ts';

/** A picture of one layer that is about to be shown. */
export interface Picture {
  /** in scene units, `[n, 3]` */
  readonly positions: Float32Array;
  /** the cloud it shows, signs as computed; null for a layout without axes */
  readonly cloud: Cloud | null;
}

/** A picture with where its points come from. */
export interface Passage {
  readonly to: Picture;
  /** in scene units, `[n, 3]`; null where there was nothing like it before */
  readonly from: Float32Array | null;
}

interface Shown {
  readonly url: string;
  readonly layer: string;
  readonly picture: Picture;
  readonly signs: Signs;
}

/**
 * Finds out where the points of a new picture come from. The same layer’s features move from where they were.
 * Features of another layer are other features, even where their numbers agree: they are first seen along the axes
 * of the layer before (all layers of a residual stream share one space) and move to their own axes, which take
 * the signs that point them the same way. While this is found out, the passage before stands.
 */
export function usePassage(next: Picture | null): Passage | null {
  const { url } = useDataset();
  const layer = useLayer();
  const equal = !useTricosm((state) => state.view.galaxy.fitted);
  const shown = useRef<Shown | null>(null);
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    if (!next) return;
    const before = shown.current;
    const show = (from: Float32Array | null) => {
      const signs = (store.getState().view.galaxy.signs ?? [1, 1, 1]) as Signs;
      shown.current = { url, layer: layer.id, picture: next, signs };
      setPassage({ to: next, from });
    };
    if (before?.url === url && before.layer === layer.id) {
      const { positions } = before.picture;
      show(positions.length === next.positions.length ? positions : null);
      return;
    }
    const axes = before?.url === url && next.cloud && axesBefore(before, next.cloud);
    if (!axes || !next.cloud) {
      show(null);
      return;
    }
    const signs = axisSigns(axes.directions, next.cloud.directions);
    const now = store.getState().view.galaxy.signs ?? [1, 1, 1];
    if (signs.some((sign, i) => sign !== now[i])) {
      // The picture comes back with its axes turned the way of those before.
      store.getState().setGalaxy({ signs });
      return;
    }
    const controller = new AbortController();
    const request = { dataset: url, parameters: { layer: layer.id, ...axes } };
    jobs.run(projectionJob, request, { signal: controller.signal }).then(
      (positions) => show(fit(positions, { equal }).positions),
      () => controller.signal.aborted || show(null),
    );
    return () => controller.abort();
  }, [next, url, layer.id, equal]);
  return passage;
}

/** The axes on screen before, where the next cloud can be seen along them. */
function axesBefore({ picture, signs }: Shown, next: Cloud) {
  const { cloud } = picture;
  if (!cloud || cloud.dim !== next.dim || cloud.axes !== next.axes) return null;
  if (cloud.components.some((component, i) => component !== next.components[i])) return null;
  const factor = (axis: number) => (cloud.axes === 'paper' ? Math.sqrt(cloud.eigenvalues[axis]!) : 1);
  return {
    directions: cloud.directions.map((value, at) => value * signs[Math.floor(at / cloud.dim)]!),
    factors: [factor(0), factor(1), factor(2)] as const,
  };
}
