import { chart, numbers, note, table, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import type { ReportItem } from '../../shared/report/items.ts';
import { affinityTitle, COOCCURRENCE_AFFINITIES } from '../analysis/affinities/affinities.ts';
import type { SweepPoint } from '../analysis/index.ts';
import { lobesJob, sweepPointJob } from '../jobs.ts';
import { sweepRequests } from '../requests.ts';
import type { BrainPlace } from './place.ts';

/** Both figures against the number of lobes, for every affinity of firings. */
export function sweepItem({ view, lobes }: BrainPlace): ReportItem {
  const { affinity: _, k: __, ...parameters } = lobes;
  const most = Number(view.sweepTo);
  return {
    name: 'brain.sweep',
    title: 'Sweep over the number of lobes',
    shown: false,
    // How many points there are is known only when the lobes are.
    requests: [],
    parameters: { ...parameters, most },
    async compute(run) {
      const { clustered } = await run(lobesJob, lobes);
      const points: SweepPoint[] = [];
      for (const request of sweepRequests(parameters, clustered, most)) {
        points.push(await run(sweepPointJob, request));
      }
      return sweepBlocks(points);
    },
  };
}

function sweepBlocks(points: readonly SweepPoint[]): Block[] {
  const of = (affinity: string) => points.filter((point) => point.affinity === affinity);
  const curves = (value: (point: SweepPoint) => number | undefined) =>
    COOCCURRENCE_AFFINITIES.map((affinity) => ({
      name: affinityTitle(affinity),
      mark: 'line' as const,
      points: of(affinity).map((point) => [point.k, value(point) ?? NaN]),
    }));
  return [
    chart(
      'Adjusted mutual information with geometry',
      { log: 'lobes k' },
      'AMI',
      curves(({ ami }) => ami.value),
    ),
    chart(
      'Balanced accuracy from directions to lobes',
      { log: 'lobes k' },
      'balanced accuracy',
      curves(({ balancedAccuracy }) => balancedAccuracy?.value),
    ),
    table(
      'Every point beside its nulls',
      [
        words('affinity'),
        numbers('k', 0),
        numbers('AMI', 3),
        numbers('null', 3),
        numbers('± sd', 3),
        numbers('z', 1),
        numbers('accuracy', 3),
        numbers('null', 3),
        numbers('± sd', 3),
        numbers('z', 1),
        numbers('smallest lobe', 0),
      ],
      COOCCURRENCE_AFFINITIES.flatMap(of).map(({ affinity, k, ami, balancedAccuracy: fit, smallest }) => [
        affinityTitle(affinity),
        k,
        ami.value,
        ami.null.mean,
        ami.null.sd,
        ami.z,
        fit?.value,
        fit?.null.mean,
        fit?.null.sd,
        fit?.z,
        smallest,
      ]),
    ),
    ...(points[0]
      ? [note(`${points[0].ami.draws} permutations at every point; shuffled fits, fewer for many lobes.`)]
      : []),
  ];
}
