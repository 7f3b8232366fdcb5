import { useCallback, useMemo } from 'react';
import { canonical } from '../../dataset/canonical.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { labelsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { lobesJob, lobesRequest } from '../shared/lobes/job.ts';
import { useLobesView } from '../shared/lobes/useLobes.ts';
import { searchedAmong } from './among.ts';
import { crystalSearchJob, differenceClustersJob, planeJob, type SearchRequest } from './jobs.ts';
import { clustersRequest, searchRequest } from './requests.ts';
import { nameAmong, searchSubset } from './searchSubset.ts';
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
  const chosen = useMemo(
    () => searchSubset({ among, layer, view, relations, labels: known, lobes: members, lobe }),
    [among, relations, layer, known, members, lobe, view],
  );
  const name = useCallback(
    (i: number) => nameAmong(i, among, relations?.words, known),
    [among, relations, known],
  );
  return { among, chosen, name, layer, lobe: isRecorded(layer) ? lobe : null };
}

const sameSearch = (one: SearchRequest, other: SearchRequest) =>
  canonical({ ...one, draws: 0 }) === canonical({ ...other, draws: 0 });

/** The search of the view, which waits for a click. */
export function useSearch() {
  const { reference } = useDataset();
  const subset = useSearchSubset();
  const view = useAtom((view) => view);
  const { seek, searching, found } = view;
  const { among, chosen, layer } = subset;
  const ready = searching && chosen !== null && chosen.length >= 4;
  const place = { layer: layer.id, among, features: chosen ?? [] };
  const quadruples = ready && seek !== 'clusters';
  const asked = searchRequest(place, view);
  const search = useJob(crystalSearchJob, reference, asked, { starts: quadruples });
  // More draws of the null leave the crystals as they are.
  const known = quadruples && search.resultOf !== null && sameSearch(search.resultOf.parameters, asked);
  const clustering = ready && seek === 'clusters';
  const clusters = useJob(differenceClustersJob, reference, clustersRequest(place, view), {
    starts: clustering,
  });
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
