import { useEffect, useRef, useState } from 'react';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { correspond } from '../../../dataset/layers.ts';
import { jobs } from '../../../jobs/page.ts';
import { fit } from '../../../stage/fit.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { axisSigns, type Cloud, type Signs } from '../analysis/index.ts';
import { projectionJob } from '../jobs.ts';
import { galaxyNow, setGalaxy, useGalaxy } from '../useGalaxy.ts';

/** A picture of one layer that is about to be shown. */
export interface Picture {
  /** in scene units, `[n, 3]` */
  readonly positions: Float32Array;
  /** along its own axes, before it was turned onto another layer’s, `[n, 3]` */
  readonly own: Float32Array;
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
  readonly layer: LayerInfo;
  readonly picture: Picture;
  readonly signs: Signs;
}

/**
 * Finds out where the points of a new picture come from. The same layer’s features move from where they were.
 * Features of another layer are other features, even where their numbers agree: they are first seen along the axes
 * of the layer before (all layers of a residual stream share one space) and move to their own axes, which take
 * the signs that point them the same way. Features that the dataset says correspond move one by one, and the whole
 * cloud is turned so that they meet as nearly as a turn can make them (orthogonal Procrustes). While this is found out, the passage before stands.
 */
export function usePassage(next: Picture | null): Passage | null {
  const { url } = useDataset();
  const layer = useLayer();
  const equal = !useGalaxy((view) => view.fitted);
  const shown = useRef<Shown | null>(null);
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    if (!next) return;
    const before = shown.current;
    const show = (from: Float32Array | null) => {
      const signs = (galaxyNow().signs ?? [1, 1, 1]) as Signs;
      shown.current = { url, layer, picture: next, signs };
      setPassage({ to: next, from });
    };
    if (before?.url === url && before.layer.id === layer.id) {
      const { positions } = before.picture;
      // Other axes are turned by nothing that was found for these.
      if (galaxyNow().turn && !sameAxes(before.picture.cloud, next.cloud)) {
        setGalaxy({ turn: null });
        return;
      }
      show(positions.length === next.positions.length ? positions : null);
      return;
    }
    if (
      before?.url === url &&
      equal &&
      correspond(before.layer, layer) &&
      sameAxes(before.picture.cloud, next.cloud)
    ) {
      return turnOnto(next.own, before.picture.positions, () => show(before.picture.positions));
    }
    if (before && galaxyNow().turn) {
      setGalaxy({ turn: null });
      return;
    }
    const axes = before?.url === url && next.cloud && axesBefore(before, next.cloud);
    if (!axes || !next.cloud) {
      show(null);
      return;
    }
    const signs = axisSigns(axes.directions, next.cloud.directions);
    const now = galaxyNow().signs ?? [1, 1, 1];
    if (signs.some((sign, i) => sign !== now[i])) {
      // The picture comes back with its axes turned the way of those before.
      setGalaxy({ signs });
      return;
    }
    const controller = new AbortController();
    const request = { dataset: url, parameters: { layer: layer.id, ...axes } };
    jobs.run(projectionJob, request, { signal: controller.signal }).then(
      (positions) => show(fit(positions, { equal }).positions),
      () => controller.signal.aborted || show(null),
    );
    return () => controller.abort();
  }, [next, url, layer, equal]);
  return passage;
}

/** Asks for the turn that brings corresponding features closest, or goes on where the picture is turned so already. */
function turnOnto(own: Float32Array, before: Float32Array, goOn: () => void): () => void {
  let current = true;
  // Loaded when there are layers that correspond: it brings the singular value decomposition along.
  void import('../analysis/turnedOnto.ts').then(({ turnedOnto }) => {
    if (!current) return;
    // As the link writes it, so that the link brings back the same picture.
    const turn = Array.from(turnedOnto(own, before).rotation, (value) => Number(value.toPrecision(6)));
    const now = galaxyNow().turn;
    if (now && turn.every((value, i) => Math.abs(value - now[i]!) < 1e-5)) goOn();
    else setGalaxy({ turn });
  });
  return () => {
    current = false;
  };
}

/** Whether two clouds are seen along the same components in the same units. */
const sameAxes = (one: Cloud | null, other: Cloud | null): boolean =>
  one !== null &&
  other !== null &&
  one.axes === other.axes &&
  one.components.every((component, i) => component === other.components[i]);

/** The axes on screen before, where the next cloud can be seen along them. */
function axesBefore({ picture, signs }: Shown, next: Cloud) {
  const { cloud } = picture;
  if (!cloud || cloud.dim !== next.dim) return null;
  if (!sameAxes(cloud, next)) return null;
  const factor = (axis: number) => (cloud.axes === 'paper' ? Math.sqrt(cloud.eigenvalues[axis]!) : 1);
  return {
    directions: cloud.directions.map((value, at) => value * signs[Math.floor(at / cloud.dim)]!),
    factors: [factor(0), factor(1), factor(2)] as const,
  };
}
