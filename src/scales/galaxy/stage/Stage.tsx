import { useEffect, useMemo } from 'react';
import { layerOf, useDataset, useLayer, useTricosm } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { usePalette } from '../../../state/theme.ts';
import { rotated } from '../../../math/linear/rotated.ts';
import { percent } from '../../../controls/numbers.ts';
import { frontPlace } from '../../../stage/camera.ts';
import { fit } from '../../../stage/fit.ts';
import { moveMorph, stopMorph } from '../../../stage/moveMorph.ts';
import { stage, type Legend } from '../../../stage/scene.ts';
import { cloudInScene, featureTitle, sizesByFrequency } from '../../cloud/cloudScene.ts';
import type { Cloud } from '../analysis/index.ts';
import { painted, saidOf } from '../colouring.ts';
import { usePassage, type Picture } from './passage.ts';
import { useCloud } from '../useCloud.ts';
import { useColouring } from '../useColouring.ts';
import { layoutOf, useOtherLayout } from './useLayout.ts';
import { useGalaxy } from '../useGalaxy.ts';

/** A picture with what is drawn around it. */
interface Placed extends Picture {
  readonly axes: ReturnType<typeof cloudInScene>['axes'];
  readonly ellipsoids: ReturnType<typeof cloudInScene>['ellipsoids'];
  readonly turn?: readonly number[];
  readonly flat: boolean;
  readonly space: string;
}

/** Publishes the galaxy: one layer's features in the chosen layout and colours, moving from picture to picture. */
export default function GalaxyStage() {
  const { url, info } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = useTricosm((state) => state.view.feature);
  const { placed, notice, said: missing, labels } = usePlaced();
  const passage = usePassage(placed);
  const { colouring, waiting, error } = useColouring(labels);
  // Another layer's features keep the stage until this one's can take it over.
  const shown = passage && passage.to === placed ? placed : null;
  const from = shown && passage ? passage.from : null;
  const n = shown ? shown.positions.length / 3 : 0;

  const paint = useMemo(() => painted(colouring, n, palette), [colouring, n, palette]);
  const sizes = useMemo(() => sizesByFrequency(n, labels?.frequency), [n, labels]);
  const points = useMemo(
    () => shown && { positions: shown.positions, colours: paint.colours, sizes, ...(from && { from }) },
    [shown, from, paint, sizes],
  );
  useEffect(() => {
    if (from) moveMorph();
    else stopMorph();
  }, [from]);
  useEffect(() => stopMorph, []);

  const said = missing ?? (colouring ? null : (error ?? waiting));
  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (layer.features === 0) {
      clear(`${layer.name} has word vectors but no decoder: it is seen at the atom scale.`);
    } else if (!placed && notice) clear(notice);
    else if (points && shown) {
      publish({
        space: `galaxy ${url} ${shown.space}`,
        layer: layer.id,
        points,
        axes: shown.axes,
        ellipsoids: shown.ellipsoids,
        ...(shown.turn && { turn: shown.turn }),
        ...(shown.flat && { first: frontPlace }),
        legend: [
          ...(said ? [noteLegend(said, palette.accent)] : []),
          ...(paint.legend ? [paint.legend] : []),
        ],
        pinned: feature,
        describe: (i) => ({
          title: featureTitle(labels, i),
          lines: colouring ? [{ text: saidOf(colouring, i) }] : [],
        }),
        // A click on points that still stand for the layer before picks nothing.
        onPick: (i) => {
          const { view, go } = store.getState();
          if (layerOf(info, view.layer).id === layer.id) go({ feature: i });
        },
      });
    }
  }, [points, shown, placed, notice, layer, info, url, feature, labels, colouring, paint, said, palette]);
  return null;
}

/** What is being computed for this picture, where its legend stands. */
function noteLegend(text: string, colour: string): Legend {
  return { kind: 'categories', title: 'waiting', entries: [{ name: text, colour }] };
}

/** A picture without axes, which nothing turns. */
const alone = (positions: Float32Array) => ({ positions, own: positions });

/** A layer's cloud with its axes and ellipsoids, turned as the view asks. */
function turned(
  { positions: own, axes, ellipsoids }: ReturnType<typeof cloudInScene>,
  turn: readonly number[] | null,
  cloud: Cloud | null,
): Placed {
  const positions = turn ? rotated(own, 3, turn) : own;
  return { own, positions, axes, ellipsoids, cloud, flat: false, space: 'components', ...(turn && { turn }) };
}

/** Where the layer's features are put, or why they are nowhere yet. */
function usePlaced(): {
  placed: Placed | null;
  notice: string | null;
  /** what is still missing of the layout asked for */
  said: string | null;
  labels: ReturnType<typeof useCloud>['labels'];
} {
  const layer = useLayer();
  const { layout: chosen, fitted, turn: asked } = useGalaxy((view) => view);
  // Axes that are each scaled by themselves cannot be turned into each other.
  const turn = fitted ? null : asked;
  const layout = layoutOf(chosen, layer);
  const { cloud, found, labels, relabelling } = useCloud();
  const { other, notice } = useOtherLayout(layout);
  // The picture before stands until this one can be drawn in its own colours.
  const result = cloud.stale || relabelling ? null : cloud.result;
  const components = useMemo<Placed | null>(
    () =>
      result &&
      turned(
        cloudInScene(
          result.positions,
          result.components.map((c, i) => `PC ${c} · ${percent(result.share[i]!)} of variance`),
          { equal: !fitted },
        ),
        turn,
        found,
      ),
    [result, found, fitted, turn],
  );
  const apart = useMemo<Placed | null>(
    () =>
      other && {
        ...alone(fit(other.positions).positions),
        axes: [],
        ellipsoids: [],
        cloud: null,
        flat: other.dimensions === 2,
        space: `${layout} ${other.dimensions}`,
      },
    [other, layout],
  );
  if (layout !== 'components' && apart) return { placed: apart, notice: null, said: null, labels };
  // Until then components stand in for it.
  const said = layout === 'components' ? null : notice;
  const waiting = cloud.error?.message ?? (cloud.result ? null : 'Computing principal components…');
  return { placed: components, notice: components ? null : waiting, said, labels };
}
