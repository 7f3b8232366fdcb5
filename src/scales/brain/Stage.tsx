import { useEffect, useMemo } from 'react';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import { paint, rgb } from '../../stage/colour.ts';
import { stage, type SceneLabel } from '../../stage/scene.ts';
import { cloudInScene, featureTitle, sizesByFrequency } from '../cloudScene.ts';
import { useCloud } from '../galaxy/useCloud.ts';
import { lobeName } from './lobeName.ts';
import { useLobes } from './useLobes.ts';

/** Publishes the brain: the galaxy's cloud coloured by lobe, each lobe named at its centre. */
export default function BrainStage() {
  const { url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = useTricosm((state) => state.view.feature);
  const alone = useTricosm((state) => state.view.brain.lobe);
  const { cloud, labels } = useCloud();
  const lobes = useLobes();
  const result = cloud.stale ? null : cloud.result;
  // Lobes of another layer would colour the wrong features; of another k they may stay while k is computed.
  const found = lobes.result && lobes.resultOf?.parameters.layer === layer.id ? lobes.result : null;

  const placed = useMemo(
    () =>
      result &&
      cloudInScene(
        result.positions,
        result.components.map((c, i) => `PC ${c} · ${(100 * result.share[i]!).toFixed(1)} %`),
      ),
    [result],
  );

  const drawn = useMemo(() => {
    if (!placed) return null;
    const n = placed.positions.length / 3;
    const colours = new Uint8Array(4 * n);
    for (let i = 0; i < n; i++) {
      const lobe = found?.labels[i] ?? -1;
      const faded = lobe < 0 || (alone !== null && lobe !== alone);
      paint(colours, i, rgb(faded ? palette.other : categoryColour(palette, lobe)), faded ? 0.22 : 0.88);
    }
    return { positions: placed.positions, colours, sizes: sizesByFrequency(n, labels?.frequency) };
  }, [placed, found, labels, palette, alone]);

  const names = useMemo<SceneLabel[]>(() => {
    if (!placed || !found) return [];
    return Array.from(found.sizes, (size, lobe) => ({
      text: lobeName(lobe),
      at: centreOf(placed.positions, found.labels, lobe),
      colour: categoryColour(palette, lobe),
      weight: size,
      heading: true,
    }));
  }, [placed, found, palette]);

  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (layer.features === 0) {
      clear(`${layer.name} has word vectors but no decoder: it is seen at the atom scale.`);
    } else if (cloud.error) clear(cloud.error.message);
    else if (!drawn || !placed) clear('Computing principal components…');
    else {
      const leftOut = found ? found.labels.reduce((count, lobe) => count + (lobe < 0 ? 1 : 0), 0) : 0;
      publish({
        space: `cloud ${url} ${layer.id}`,
        points: drawn,
        axes: placed.axes,
        ellipsoids: placed.ellipsoids,
        labels: names,
        ...(found && {
          legend: {
            kind: 'categories',
            title: 'lobes',
            entries: [
              ...Array.from(found.sizes, (size, lobe) => ({
                name: lobeName(lobe),
                colour: categoryColour(palette, lobe),
                count: size,
              })),
              ...(leftOut > 0
                ? [{ name: 'silent or always on', colour: palette.other, count: leftOut }]
                : []),
            ],
          },
        }),
        pinned: feature,
        describe: (i) => {
          const lobe = found?.labels[i];
          return {
            title: featureTitle(labels, i),
            lines: [
              ...(lobe !== undefined
                ? [
                    {
                      text: lobe < 0 ? 'in no lobe: silent or always on' : lobeName(lobe),
                      colour: categoryColour(palette, lobe),
                    },
                  ]
                : []),
              ...(labels?.frequency
                ? [{ text: `fires on ${(100 * labels.frequency[i]!).toPrecision(2)} % of tokens` }]
                : []),
            ],
          };
        },
        onPick: (i) => store.getState().go({ feature: i }),
      });
    }
  }, [drawn, placed, names, found, layer, url, feature, labels, palette, cloud.error]);
  return null;
}

/** The mean position of a lobe's features. */
function centreOf(positions: Float32Array, lobes: Int32Array, lobe: number): [number, number, number] {
  const centre: [number, number, number] = [0, 0, 0];
  let members = 0;
  for (let i = 0; i < lobes.length; i++) {
    if (lobes[i] !== lobe) continue;
    members++;
    for (let axis = 0; axis < 3; axis++) centre[axis]! += positions[3 * i + axis]!;
  }
  return centre.map((sum) => sum / Math.max(1, members)) as [number, number, number];
}
