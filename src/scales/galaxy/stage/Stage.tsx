import { useEffect, useMemo } from 'react';
import { frontPlace } from '../../../stage/camera/place.ts';
import { moveMorph, stopMorph } from '../../../stage/moveMorph.ts';
import type { Scene } from '../../../stage/scene.ts';
import { layerOf, useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';
import { store } from '../../../state/store.ts';
import { usePalette } from '../../../state/theme.ts';
import { useEdges } from '../../cloud/edges/useEdges.ts';
import { meaningOf } from '../../cloud/colouring/colouring.ts';
import { ownLines } from '../../cloud/columns/ownLines.ts';
import { hintLegend } from '../../cloud/hintLegend.ts';
import { usePassage } from '../../cloud/passage/usePassage.ts';
import { featureTitle } from '../../cloud/placedCloud.ts';
import { usePaintedPoints } from '../../cloud/usePaintedPoints.ts';
import { usePublished } from '../../cloud/usePublished.ts';
import { usePinnedFeature } from '../../shared/pinned/usePinned.ts';
import { useColouring } from '../useColouring.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { usePlaced } from './usePlaced.ts';

/** Publishes the galaxy: one layer's features in the chosen layout and colours, moving from picture to picture. */
export default function GalaxyStage() {
  const { info, key } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = usePinnedFeature();
  const equal = !useGalaxy((view) => view.fitted);
  const { placed, notice, missing, labels, earlier } = usePlaced();
  const edges = useEdges();
  const passage = usePassage(placed, equal);
  // Another layer's features keep the stage until this layer's can take it over.
  const shown = passage?.to === placed ? placed : null;
  const from = shown && passage ? passage.from : null;
  const { colouring, waiting, error } = useColouring(labels);
  const { points, legends } = usePaintedPoints(shown?.positions ?? null, from, colouring, labels);
  useMorph(from);

  const hint = missing ?? (colouring ? null : (error ?? waiting));
  const scene = useMemo<Scene | null>(() => {
    if (!shown || !points) return null;
    return {
      space: `galaxy ${key} ${shown.space}`,
      layer: layer.id,
      points,
      item: 'feature',
      axes: shown.axes,
      ellipsoids: shown.ellipsoids,
      ...(shown.turn && { turn: shown.turn }),
      ...(shown.flat && { first: frontPlace }),
      ...(edges && { edges: edges.edges, related: edges.partners }),
      legend: [
        ...(hint ? [hintLegend(hint, palette.accent)] : []),
        ...legends,
        ...(edges ? [edges.legend] : []),
      ],
      pinned: feature,
      describe: (i) => ({
        title: featureTitle(labels, i),
        lines: [...(colouring ? [{ text: meaningOf(colouring, i) }] : []), ...ownLines(labels, i)],
      }),
      // A click on points of the layer before, while they are still there, picks nothing.
      onPick: (i) => {
        const { view } = store.getState();
        if (layerOf(info, view.layer).id === layer.id) pin('feature', i);
      },
    };
  }, [shown, points, layer, info, key, feature, labels, colouring, legends, edges, hint, palette]);
  usePublished(scene, placed ? null : notice, earlier);
  return null;
}

/** Moves the points from where they come from; they stand still if they come from nowhere. */
function useMorph(from: Float32Array | null): void {
  useEffect(() => {
    if (from) moveMorph();
    else stopMorph();
  }, [from]);
  useEffect(() => stopMorph, []);
}
