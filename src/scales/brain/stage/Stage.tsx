import { useEffect, useMemo } from 'react';
import { percent, significantPercent } from '../../../controls/numbers.ts';
import { isRecorded } from '../../../dataset/layers.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { usePalette } from '../../../state/theme.ts';
import { paint, rgb } from '../../../stage/colour.ts';
import { stage, type SceneLabel } from '../../../stage/scene.ts';
import { cloudInScene, featureTitle, sizesByFrequency } from '../../cloud/cloudScene.ts';
import { useCloud } from '../../galaxy/useCloud.ts';
import type { LeftOut } from '../analysis/selection.ts';
import { companyJob } from '../jobs.ts';
import { lobePlaces } from './lobePlaces.ts';
import { useKeptColours, useLooks } from '../useLooks.ts';
import { useStability } from '../useStability.ts';

/** Publishes the brain: the galaxy's cloud coloured by lobe, each lobe named at its centre. */
export default function BrainStage() {
  const { url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = useTricosm((state) => state.view.feature);
  const alone = useTricosm((state) => state.view.brain.lobe);
  const { cloud, labels } = useCloud();
  const shown = useLooks();
  const { found, looks } = shown;
  useKeptColours(shown);
  const steady = useTricosm((state) => state.view.brain.steady);
  const stable = useStability();
  const consistency = steady && !stable.stale ? (stable.result?.consistency ?? null) : null;
  const company = useJob(companyJob, isRecorded(layer) && feature !== null ? url : null, {
    ...{ layer: layer.id, feature: feature ?? 0, count: 10 },
  });
  const result = cloud.stale ? null : cloud.result;

  const placed = useMemo(
    () =>
      result &&
      cloudInScene(
        result.positions,
        result.components.map((c, i) => `PC ${c} · ${percent(result.share[i]!)}`),
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
      const opacity = faded ? 0.22 : consistency ? 0.08 + 0.8 * consistency[i]! : 0.88;
      paint(colours, i, rgb(faded ? palette.other : looks[lobe]!.colour), opacity);
    }
    return { positions: placed.positions, colours, sizes: sizesByFrequency(n, labels?.frequency) };
  }, [placed, found, looks, labels, palette, alone, consistency]);

  const names = useMemo<SceneLabel[]>(() => {
    if (!placed || !found) return [];
    const places = lobePlaces(placed.positions, found.labels, found.sizes.length);
    return looks.flatMap(({ name, colour }, lobe) => {
      const at = places[lobe];
      if (!at || (alone !== null && lobe !== alone)) return [];
      return [{ text: name, at, colour, weight: found.sizes[lobe]!, heading: true }];
    });
  }, [placed, found, looks, alone]);

  // Those it fires with most, ringed: where they stand says whether they are near, too.
  const related = useMemo(() => {
    const own = company.result?.feature === feature ? company.result : null;
    return own ? Array.from(own.lists[0]?.features ?? []) : [];
  }, [company.result, feature]);

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
              ...looks.map(({ name, colour }, lobe) => ({ name, colour, count: found.sizes[lobe]! })),
              ...(leftOut > 0
                ? [{ name: leftOutName(found.leftOut), colour: palette.other, count: leftOut }]
                : []),
            ],
          },
        }),
        pinned: feature,
        related,
        describe: (i) => {
          const lobe = found?.labels[i];
          return {
            title: featureTitle(labels, i),
            lines: [
              ...(lobe !== undefined
                ? [
                    {
                      text: lobe < 0 ? `in no lobe: ${leftOutName(found!.leftOut)}` : looks[lobe]!.name,
                      colour: lobe < 0 ? palette.other : looks[lobe]!.colour,
                    },
                  ]
                : []),
              ...(labels?.frequency
                ? [{ text: `fires on ${significantPercent(labels.frequency[i]!, 2)} of tokens` }]
                : []),
            ],
          };
        },
        onPick: (i) => store.getState().go({ feature: i }),
      });
    }
  }, [drawn, placed, names, found, looks, related, layer, url, feature, labels, palette, cloud.error]);
  return null;
}

/** Why features are in no lobe. */
function leftOutName({ rare, frequent }: LeftOut): string {
  return rare + frequent > 0 ? 'left out' : 'silent or always on';
}
