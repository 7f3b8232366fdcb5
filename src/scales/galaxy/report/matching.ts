import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem, type ReportContext, type ReportItem } from '../../shared/report/items.ts';
import type { JobRequest } from '../../shared/results.ts';
import { chainsOf, matchingVerdict, type Matching } from '../analysis/matching/index.ts';
import { matchingJob } from '../jobs.ts';
import { chainRequests, matchRequest } from '../requests.ts';
import type { GalaxyView } from '../view.ts';

/** Families in the table of a report. */
const FAMILIES = 20;

/** The features of the layer in another layer; null if no other layer can be matched. */
export function matchingItem({ info, layer }: ReportContext, view: GalaxyView): ReportItem | null {
  const parameters = matchRequest(info.layers, layer, view);
  if (!parameters) return null;
  const other = info.layers.find(({ id }) => id === parameters.with)?.name ?? parameters.with;
  return jobItem({
    job: matchingJob,
    title: `Same features in ${other}`,
    parameters,
    blocks: (found) => matchingBlocks(found, [layer.name, other], info.item),
  });
}

function matchingBlocks(found: Matching, names: readonly [string, string], item: string): Block[] {
  const { sides, families, assignment, mutual, seed } = found;
  return [
    verdict(matchingVerdict(found, names, item)),
    table(
      'Best partners, beside the nulls',
      [words('best partners'), numbers('mean', 3), numbers('95th percentile', 3), numbers('beyond', 1, '%')],
      sides.flatMap(({ mean, beyond, nulls }, set) => [
        [`${names[set]} in ${names[1 - set]}`, mean, null, 100 * beyond],
        ...nulls.map((one) => [one.name, one.mean, one.line, null]),
      ]),
    ),
    table(
      `What became of the ${item}s`,
      [
        words('layer'),
        numbers('shared', 0),
        numbers('in a family', 0),
        numbers('one-sided', 0),
        numbers('none', 0),
      ],
      sides.map(({ counts }, set) => [
        names[set]!,
        counts.shared,
        counts.split,
        counts.onesided,
        counts.none,
      ]),
    ),
    table(
      `The largest of ${grouped(families.length)} families`,
      [words('layer'), numbers(item, 0), numbers('partners', 0), numbers('among them', 2)],
      families
        .slice(0, FAMILIES)
        .map(({ set, one, members, within }) => [names[set], one, members.length, within]),
    ),
    note(
      `${grouped(mutual)} pairs are each other’s best. One to one: ${grouped(assignment.pairs)} pairs, mean similarity ${assignment.mean.toFixed(3)}${assignment.unproven > 0 ? `, not proved for ${grouped(assignment.unproven)}` : ', the largest sum'}. Seed ${seed}.`,
    ),
  ];
}

/** The flow of features through all layers; null for fewer than three. */
export function chainsItem({ info }: ReportContext, view: GalaxyView): ReportItem | null {
  const requests = chainRequests(info.layers, view);
  if (requests.length < 2) return null;
  const layers = [requests[0]!.layer, ...requests.map((request) => request.with)];
  const nameOf = (id: string) => info.layers.find((layer) => layer.id === id)?.name ?? id;
  const { matchBy: by, seed } = view;
  return {
    name: 'galaxy.chains',
    title: 'Same features through all layers',
    shown: false,
    requests: requests.map((request): JobRequest => [matchingJob, request]),
    parameters: { layers, by, seed },
    async compute(run) {
      const found: Matching[] = [];
      for (const request of requests) found.push(await run(matchingJob, request));
      const { steps } = chainsOf(found);
      return [
        table(
          'Features that continue in the next layer; at most 5 % by chance',
          [
            words('layer'),
            numbers('all', 0),
            numbers('continue', 1, '%'),
            numbers('since the first', 0),
            numbers('new', 0),
          ],
          steps.map(({ features, continues, since }, i) => [
            nameOf(layers[i]!),
            features,
            continues === null ? null : (100 * continues) / features,
            since[0]!,
            since.at(-1)!,
          ]),
        ),
      ];
    },
  };
}
