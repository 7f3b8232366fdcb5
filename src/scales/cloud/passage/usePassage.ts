import { useEffect, useRef, useState } from 'react';
import type { DatasetReference } from '../../../dataset/reference.ts';
import { jobs } from '../../../jobs/page.ts';
import { fit } from '../../../stage/fit.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { Projection } from '../analysis/index.ts';
import { projectionJob } from '../job.ts';
import { orientationNow, setOrientation, useOrientation } from '../useInherited.ts';
import { nextStep, type Picture, type Shown } from './step.ts';

/** A picture, and where its points come from. */
export interface Passage {
  readonly to: Picture;
  /** in scene units, `[n, 3]`; null if there was nothing like it before */
  readonly from: Float32Array | null;
}

/**
 * The passage from the picture on screen to the next one; see `nextStep`. While it is being worked out, the passage before
 * stays.
 *
 * @param next  the same object while the picture is the same; null while there is none
 * @param equal  whether all axes have the same scale
 */
export function usePassage(next: Picture | null, equal: boolean): Passage | null {
  const { reference, key } = useDataset();
  const layer = useLayer();
  // Axes with scales of their own are drawn unturned: giving up a turn then changes no picture, but still the next step.
  const turned = useOrientation((inherited) => inherited.turn !== null);
  const shown = useRef<Shown | null>(null);
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    if (!next) return;
    const candidate = { dataset: key, layer, picture: next, orientation: orientationNow(), equal };
    const show = (from: Float32Array | null) => {
      shown.current = { ...candidate, orientation: orientationNow() };
      setPassage({ to: next, from });
    };
    const step = nextStep(shown.current, candidate);
    if (step.kind === 'show') return show(step.from);
    // The picture comes back oriented so.
    if (step.kind === 'orient') return setOrientation(step.change);
    if (step.kind === 'turn') return turn(next.own, step.onto, () => show(step.onto));
    return project(reference, layer.id, step.along, (positions) =>
      show(positions && fit(positions, { equal }).positions),
    );
  }, [next, reference, key, layer, equal, turned]);
  return passage;
}

/**
 * Sets the turn that brings corresponding features closest, or goes on if the picture is already turned so, or if what
 * finds the turn cannot be loaded.
 */
function turn(own: Float32Array, onto: Float32Array, goOn: () => void): () => void {
  let current = true;
  // Loaded when layers correspond: it brings the singular value decomposition along.
  void import('../analysis/turnedOnto.ts').then(
    ({ turnedOnto }) => {
      if (!current) return;
      // Rounded as in the link, so that the link brings back the same picture.
      const turn = Array.from(turnedOnto(own, onto).rotation, (value) => Number(value.toPrecision(6)));
      const now = orientationNow().turn;
      if (now && turn.every((value, i) => Math.abs(value - now[i]!) < 1e-5)) goOn();
      else setOrientation({ turn });
    },
    () => current && goOn(),
  );
  return () => {
    current = false;
  };
}

/** Finds where a layer's features lie along the axes of another; null if that fails. */
function project(
  dataset: DatasetReference,
  layer: string,
  along: Projection,
  take: (positions: Float32Array | null) => void,
): () => void {
  const controller = new AbortController();
  jobs
    .run(projectionJob, { dataset, parameters: { layer, ...along } }, { signal: controller.signal })
    .then(take, () => controller.signal.aborted || take(null));
  return () => controller.abort();
}
