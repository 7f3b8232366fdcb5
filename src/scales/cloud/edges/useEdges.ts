import { useMemo } from 'react';
import { count } from '../../../controls/numbers.ts';
import { isRecorded } from '../../../dataset/layers.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../../state/hooks.ts';
import { useSelected } from '../../../state/selection/select.ts';
import { usePalette } from '../../../state/theme.ts';
import type { EdgeLegend, Edges } from '../../../stage/scene.ts';
import { partnersJob, type PartnersBy } from '../../shared/partners.ts';
import { usePinnedFeature } from '../../shared/pinned/usePinned.ts';
import { drawnEdges, edgeLegend } from './drawnEdges.ts';

/** Partners of the pinned feature; the same number as in the inspector's tables. */
const PARTNERS = 10;
/** Partners of each feature of a selection. */
const PARTNERS_EACH = 3;
/** A larger selection has no edges: they would cover each other. */
export const MOST_SELECTED = 64;

/** The measures by which the layer's features have partners. */
export function usePartnerMeasures(): readonly PartnersBy[] {
  const layer = useLayer();
  return useMemo(
    () => [
      ...(layer.has.decoder ? (['cosine'] as const) : []),
      ...(isRecorded(layer) ? (['firing'] as const) : []),
      // The margins of blocks are known from firings only, not from counts of pairs.
      ...(layer.has.firings ? (['margins'] as const) : []),
    ],
    [layer],
  );
}

/** The edges that the view asks for, with their legend and the features at their ends; null if it asks for none. */
export interface ShownEdges {
  readonly edges: Edges;
  readonly legend: EdgeLegend;
  readonly partners: readonly number[];
}

/** Edges from the pinned feature to its strongest partners, or from the features of a small selection to theirs. */
export function useEdges(): ShownEdges | null {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const chosen = useTricosm(({ view }) => view.edges);
  const by = usePartnerMeasures().find((measure) => measure === chosen) ?? null;
  const pinned = usePinnedFeature();
  const selected = useSelected('feature');
  const of = useMemo(() => {
    if (pinned !== null) return [pinned];
    return selected && selected.length <= MOST_SELECTED ? [...selected] : [];
  }, [pinned, selected]);
  const each = pinned === null ? PARTNERS_EACH : PARTNERS;
  const parameters = by && { layer: layer.id, by, of, count: Math.min(each, layer.features - 1) };
  const { result, stale } = useJob(partnersJob, of.length > 0 ? reference : null, parameters);
  return useMemo(() => {
    if (!by || !result || stale || of.length === 0) return null;
    const whose = of.length === 1 ? `${info.item} ${of[0]}` : `${count(of.length)} selected ${info.item}s`;
    const own = new Set(of);
    return {
      edges: drawnEdges(result, palette),
      legend: edgeLegend(by, result, whose, palette.text),
      partners: [...new Set(result.ends)].filter((feature) => !own.has(feature)),
    };
  }, [by, result, stale, of, info, palette]);
}
