import { Suspense, useMemo } from 'react';
import { significantPercent } from '../../../controls/numbers.ts';
import type { Labels } from '../../../dataset/dataset.ts';
import { frontPlace } from '../../../stage/camera/place.ts';
import type { Description, Scene, SceneLabel } from '../../../stage/scene.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';
import { usePalette } from '../../../state/theme.ts';
import type { Categorical } from '../../cloud/colouring/groups.ts';
import { useEdges } from '../../cloud/edges/useEdges.ts';
import { ownLines } from '../../cloud/columns/ownLines.ts';
import { useInheritance, useLooks, type ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { hintLegend } from '../../cloud/hintLegend.ts';
import { featureTitle } from '../../cloud/placedCloud.ts';
import { usePaintedPoints } from '../../cloud/usePaintedPoints.ts';
import { usePublished } from '../../cloud/usePublished.ts';
import { usePinnedFeature } from '../../shared/pinned/usePinned.ts';
import { useBrain } from '../useBrain.ts';
import { useCompany } from '../useCompany.ts';
import { useTokens, useTokenSet } from '../useTokens.ts';
import { lobePlaces } from './lobePlaces.ts';
import { TokenStage } from './tokenStagePart.ts';
import { FAINT, useLobeColouring } from './useLobeColouring.ts';
import { usePlaced } from './usePlaced.ts';

/** Publishes the brain: the layer's features, or the tokens at which some of them fire. */
export default function BrainStage() {
  return useBrain((view) => view.tokens) ? <TokensOfSet /> : <FeatureStage />;
}

/** The tokens of the set that the view names; the features until they are there. */
function TokensOfSet() {
  const set = useTokenSet();
  const { result, stale } = useTokens(set);
  return (
    <Suspense fallback={<FeatureStage />}>
      {result ? <TokenStage cloud={result} name={set.name} stale={stale} /> : <FeatureStage />}
    </Suspense>
  );
}

/** The layer's cloud coloured by lobe, each lobe named beside its features. */
function FeatureStage() {
  const { key } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const feature = usePinnedFeature();
  const { placed, space, flat, error, missing, earlier, labels } = usePlaced();
  const shown = useLooks();
  useInheritance(shown);
  const colouring = useLobeColouring(shown);
  const plain = useMemo(() => ({ colour: palette.other, opacity: FAINT }), [palette]);
  const { points, legends } = usePaintedPoints(placed?.positions ?? null, null, colouring, labels, plain);
  const names = useLobeNames(placed?.positions ?? null, shown);
  const edges = useEdges();
  const related = useRelated(feature);

  const scene = useMemo<Scene | null>(() => {
    if (!placed || !points || error) return null;
    return {
      space: `cloud ${key} ${layer.id}${space}`,
      points,
      item: 'feature',
      axes: placed.axes,
      ellipsoids: placed.ellipsoids,
      ...(flat && { first: frontPlace }),
      labels: names,
      ...(edges && { edges: edges.edges }),
      legend: [
        ...(missing ? [hintLegend(missing, palette.accent)] : []),
        ...legends,
        ...(edges ? [edges.legend] : []),
      ],
      pinned: feature,
      related: edges?.partners ?? related,
      describe: (i) => describe(i, colouring, shown, labels, palette.other),
      onPick: (i) => pin('feature', i),
    };
  }, [
    placed,
    points,
    space,
    flat,
    error,
    missing,
    key,
    layer,
    names,
    legends,
    feature,
    related,
    edges,
    colouring,
    shown,
    labels,
    palette,
  ]);
  const notice = error?.message ?? (placed ? null : 'Computing principal components…');
  usePublished(scene, notice, shown.stale || earlier);
  return null;
}

/** The names of the lobes, each at its place; only that of the lobe that is shown alone. */
function useLobeNames(positions: Float32Array | null, { found, looks }: ShownLobes): SceneLabel[] {
  const alone = useBrain((view) => view.lobe);
  return useMemo(() => {
    if (!positions || !found) return [];
    const places = lobePlaces(positions, found.labels, found.sizes.length);
    return looks.flatMap(({ brief, colour }, lobe) => {
      const at = places[lobe];
      if (!at || (alone !== null && lobe !== alone)) return [];
      return [{ text: brief, at, colour, weight: found.sizes[lobe]!, heading: true, entry: lobe }];
    });
  }, [positions, found, looks, alone]);
}

/** The features that a feature fires with most: ringed, they show whether they lie near it too. */
function useRelated(feature: number | null): number[] {
  const { result } = useCompany(feature);
  return useMemo(
    () => (result?.feature === feature ? Array.from(result.lists[0]?.features ?? []) : []),
    [result, feature],
  );
}

/** A feature's lobe, and how often it fires. */
function describe(
  feature: number,
  colouring: Categorical | null,
  { looks }: ShownLobes,
  labels: Labels | null,
  grey: string,
): Description {
  const lines: { text: string; colour?: string }[] = [];
  const look = colouring && looks[colouring.groups[feature]!];
  if (look) lines.push({ text: look.name, colour: look.colour });
  else if (colouring) lines.push({ text: `in no lobe: ${colouring.none}`, colour: grey });
  const frequency = labels?.frequency?.[feature] ?? NaN;
  if (!Number.isNaN(frequency))
    lines.push({ text: `fires on ${significantPercent(frequency, 2)} of tokens` });
  return { title: featureTitle(labels, feature), lines: [...lines, ...ownLines(labels, feature)] };
}
