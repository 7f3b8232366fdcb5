import { useCallback, useMemo } from 'react';
import type { Labels } from '../../dataset/dataset.ts';
import { canonical } from '../../dataset/canonical.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { labelsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { CLUSTER_DEFAULTS, SEARCH_DEFAULTS } from './analysis/defaults.ts';
import type { AtomView } from './view.ts';
import { lobesJob, lobesRequest } from '../shared/lobes/job.ts';
import { useLobesView } from '../shared/lobes/useLobes.ts';
import { searchedAmong } from './among.ts';
import { crystalSearchJob, differenceClustersJob, planeJob, type SearchRequest } from './jobs.ts';
import { useRelations } from './useCrystals.ts';
import { useAtom } from './useAtom.ts';

/** The number of points shown: the corners of the crystal, and corners of others around it. */
const CONTEXT = 60;

/** The vectors that the search can look among here, their names, and those that are chosen. */
function useSearchSubset() {
  const { reference } = useDataset();
  const layer = useLayer();
  const { table } = useRelations();
  const view = useAtom((view) => view);
  const brain = useLobesView((view) => view);
  const among = searchedAmong(layer, view);
  const labels = useJob(labelsJob, layer.has.labels ? reference : null, { layer: layer.id });
  const { lobe } = brain;
  const wantsLobe = among === 'features' && view.subset === 'lobe' && lobe !== null && isRecorded(layer);
  const lobes = useJob(lobesJob, wantsLobe ? reference : null, wantsLobe ? lobesRequest(layer, brain) : null);
  const members = wantsLobe && !lobes.stale ? (lobes.result?.labels ?? null) : null;
  const known = labels.result;
  const relations = table.result;
  const chosen = useMemo(() => {
    if (among === 'words') {
      if (!relations) return null;
      const count = relations.covariates['log10 count'] ?? null;
      return leading(relations.words.length, view.size, count, ofText(relations.words, view));
    }
    if (layer.has.labels && !known) return null;
    if (view.subset === 'lobe' && members === null) return null;
    const inLobe = (i: number) => members === null || members[i] === lobe;
    const named = ofText(known?.description ?? [], view);
    return leading(layer.features, view.size, known?.frequency ?? null, (i) => inLobe(i) && named(i));
  }, [among, relations, layer, known, members, lobe, view]);
  const name = useCallback(
    (i: number) => nameOf(i, among, relations?.words, known),
    [among, relations, known],
  );
  return { among, chosen, name, layer, lobe: isRecorded(layer) ? lobe : null };
}

function ofText(texts: readonly string[], { subset, label }: AtomView): (i: number) => boolean {
  const wanted = label.trim().toLowerCase();
  if (subset !== 'label' || wanted === '') return () => true;
  return (i) => (texts[i] ?? '').toLowerCase().includes(wanted);
}

/** The `size` most frequent of those that pass, in their own order; the first ones if frequencies are not known. */
function leading(
  n: number,
  size: number,
  frequency: Float32Array | null,
  passes: (i: number) => boolean,
): number[] {
  const all = Array.from({ length: n }, (_, i) => i).filter(passes);
  // Features of unknown frequency come last.
  const rank = (i: number) => (Number.isNaN(frequency![i]) ? -1 : frequency![i]!);
  const ranked = frequency ? all.sort((a, b) => rank(b) - rank(a) || a - b) : all;
  return ranked.slice(0, size).sort((a, b) => a - b);
}

function nameOf(
  i: number,
  among: string,
  words: readonly string[] | undefined,
  labels: Labels | null,
): string {
  if (among === 'words') return words?.[i] ?? `word ${i}`;
  const description = labels?.description[i];
  return description ? `${i} ${description}` : `feature ${i}`;
}

const sameSearch = (one: SearchRequest, other: SearchRequest) =>
  canonical({ ...one, draws: 0 }) === canonical({ ...other, draws: 0 });

/** The search of the view, which waits for a click. */
export function useSearch() {
  const { reference } = useDataset();
  const subset = useSearchSubset();
  const { seek, searching, seed, found, draws } = useAtom((view) => view);
  const { among, chosen, layer } = subset;
  const ready = searching && chosen !== null && chosen.length >= 4;
  const place = { layer: layer.id, among, features: chosen ?? [], seed };
  const quadruples = ready && seek !== 'clusters';
  const shape = seek === 'clusters' ? SEARCH_DEFAULTS.shape : seek;
  const asked = { ...SEARCH_DEFAULTS, ...place, draws, shape };
  const search = useJob(crystalSearchJob, reference, asked, { starts: quadruples });
  // More draws of the null leave the crystals as they are.
  const known = quadruples && search.resultOf !== null && sameSearch(search.resultOf.parameters, asked);
  const clustering = ready && seek === 'clusters';
  const clusters = useJob(
    differenceClustersJob,
    reference,
    { ...CLUSTER_DEFAULTS, ...place, draws },
    { starts: clustering },
  );
  const crystals = search.stale && !known ? undefined : search.result?.crystals;
  const crystal = found === null ? undefined : crystals?.[found];
  const points = useMemo(() => {
    if (!crystal || !crystals) return null;
    const others = crystals.flatMap((other) => [...other.corners]);
    return [...new Set([...crystal.corners, ...others])].slice(0, CONTEXT);
  }, [crystal, crystals]);
  const plane = useJob(
    planeJob,
    points ? reference : null,
    points ? { layer: layer.id, among, points } : null,
  );
  return { subset, search, stale: search.stale && !known, clusters, crystal, points, plane };
}
