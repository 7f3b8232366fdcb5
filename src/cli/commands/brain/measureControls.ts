import type { Dataset } from '../../../dataset/dataset.ts';
import type { NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { isGeometry } from '../../../scales/brain/analysis/affinities/affinities.ts';
import { heldOutReport, localityReport, seedsReport } from '../../../scales/brain/analysis/controlReports.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import type { HeldOut } from '../../../scales/brain/analysis/heldOut/heldOut.ts';
import { heldOutVerdict } from '../../../scales/brain/analysis/heldOut/heldOutVerdict.ts';
import { partsOf } from '../../../scales/brain/analysis/layerData.ts';
import type { LocalityFigures } from '../../../scales/brain/analysis/locality/figures.ts';
import type { Locality } from '../../../scales/brain/analysis/locality/locality.ts';
import { localityVerdict } from '../../../scales/brain/analysis/locality/localityVerdict.ts';
import type { Remember } from '../../../scales/brain/analysis/request.ts';
import { seedsVerdict } from '../../../scales/brain/analysis/stability/seedsVerdict.ts';
import type { Measuring } from '../../measures.ts';
import { beside } from '../beside.ts';

const { heldOutDraws, seeds, strangers } = BRAIN_DEFAULTS;

/** Computes each requested control of the lobes for which the layer has the data. */
export async function measureControls(
  dataset: Dataset,
  { request, measures, neighbours, by }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const has = partsOf(dataset, request.layer);
  const recorded = has.firings || has.cooccurrence;
  const local =
    measures.has('locality') && recorded && has.decoder
      ? await localityReport(
          dataset,
          { ...request, neighbours, draws: strangers },
          stepOf(work, 0, 0.4),
          remember,
        )
      : null;
  const others = measures.has('seeds')
    ? await seedsReport(dataset, { ...request, seeds, by }, stepOf(work, 0.4, 0.7), remember)
    : null;
  // Lobes by geometry do not depend on the blocks.
  const held =
    measures.has('held-out') &&
    has.firings &&
    dataset.info.categories.length > 1 &&
    !isGeometry(request.affinity)
      ? await heldOutReport(dataset, { ...request, draws: heldOutDraws }, stepOf(work, 0.7, 1))
      : null;
  return {
    ...(local && { locality: localityDocument(local) }),
    ...(others && { seeds: { ...others, verdict: seedsVerdict(others).sentence } }),
    ...(held && { heldOut: heldOutDocument(held, dataset.info.categories) }),
  };
}

const figure = (one: NullFigure) => ({ value: one.value, ...beside(one) });
const corrected = (one: NullFigure & { readonly correctedP: number | null }) => ({
  ...figure(one),
  correctedP: one.correctedP,
});

function localityDocument({ neighbours, collapsed, ...all }: Locality) {
  const figures = ({ phi, coordinates, frequency, ...counts }: LocalityFigures) => ({
    ...counts,
    phi: figure(phi),
    coordinates: coordinates.map((one) => ({ eigenvector: one.eigenvector, ...corrected(one) })),
    frequency: figure(frequency),
  });
  return {
    neighbours,
    ...figures(all),
    collapsed: collapsed && figures(collapsed),
    verdict: localityVerdict({ neighbours, collapsed, ...all }),
  };
}

function heldOutDocument(held: HeldOut, names: readonly string[]) {
  return {
    folds: held.folds.map(({ categories, cofiring, ami, ...counts }) => ({
      categories: categories.map((one) => names[one]),
      ...counts,
      cofiring: corrected(cofiring),
      ami: corrected(ami),
    })),
    verdict: heldOutVerdict(held),
  };
}
