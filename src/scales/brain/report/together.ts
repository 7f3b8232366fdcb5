import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note, numbers, table, verdict } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import {
  absorptionNote,
  hierarchyVerdict,
  togetherVerdict,
  tokenAbsorptionVerdict,
} from '../analysis/together/verdicts.ts';
import { absorptionJob, hierarchyJob, togetherJob } from '../jobs.ts';
import { absorptionRequest, hierarchyRequest, togetherRequest } from '../requests.ts';
import { besideDraws, type BrainPlace } from './place.ts';

/** Rows of a table in a report. */
const LISTED = 20;

export const togetherItem = ({ context, view, lobes }: BrainPlace) =>
  jobItem({
    job: togetherJob,
    title: 'Together beyond chance',
    parameters: togetherRequest(lobes, view),
    blocks(found) {
      const { ends, both, expected, sd, excess, log10p } = found.pairs;
      const { item } = context.info;
      return [
        verdict(togetherVerdict(found)),
        table(
          'The strongest pairs',
          [
            numbers(`rarer ${item}`, 0),
            numbers(`other ${item}`, 0),
            numbers('both', 0),
            numbers('expected', 1),
            numbers('± sd', 1),
            numbers('excess phi', 3),
            numbers('log₁₀ p', 1),
          ],
          Array.from({ length: Math.min(LISTED, both.length) }, (_, at) => [
            ends[2 * at]!,
            ends[2 * at + 1]!,
            both[at]!,
            expected[at]!,
            sd[at]!,
            excess[at]!,
            log10p[at]!,
          ]),
        ),
        note(
          `${grouped(found.tested.features)} ${item}s in ${grouped(found.tested.blocks)} blocks; the null keeps the number of blocks of each ${item} and the number of ${item}s of each block; false-discovery rate by Benjamini and Yekutieli.`,
        ),
      ];
    },
  });

export const absorptionItem = ({ view, lobes }: BrainPlace) =>
  jobItem({
    job: absorptionJob,
    title: 'Absorption by tokens',
    parameters: absorptionRequest(lobes, view),
    blocks: (found) => [
      verdict(tokenAbsorptionVerdict(found)),
      table(
        'Candidates for absorption, by tokens',
        [
          numbers('child', 0),
          numbers('parent', 0),
          numbers('silent', 0),
          numbers('null', 1),
          numbers('± sd', 1),
          numbers('of tokens', 0),
          numbers('p of meeting', 3),
          numbers('cosine', 3),
        ],
        found.candidates
          .slice(0, LISTED)
          .map(({ child, parent, silent, expected, sd, carried, p, cosine }) => [
            child,
            parent,
            silent,
            expected,
            sd,
            carried,
            p,
            cosine,
          ]),
      ),
      note(
        'The null permutes activations within features, which keeps how often and how strongly each fires.',
      ),
    ],
  });

export const hierarchyItem = ({ view, lobes }: BrainPlace) =>
  jobItem({
    job: hierarchyJob,
    title: 'Parents and children',
    parameters: hierarchyRequest(lobes, view),
    blocks(found) {
      const { directions } = found;
      const direct = found.links.filter((link) => link.direct).sort((a, b) => b.low - a.low);
      return [
        verdict(hierarchyVerdict(found)),
        table(
          'Children and their rarest parents',
          [
            numbers('child', 0),
            numbers('parent', 0),
            numbers('P(parent | child)', 2),
            numbers('low', 2),
            numbers('high', 2),
            numbers('null', 2),
            numbers('P(child | parent)', 2),
          ],
          direct
            .slice(0, LISTED)
            .map(({ child, parent, share, low, high, expected, reverse }) => [
              child,
              parent,
              share,
              low,
              high,
              expected,
              reverse,
            ]),
        ),
        ...(directions
          ? [
              besideDraws('mean cosine of parent and child', directions.cosine, 'shuffles of the parents'),
              besideDraws(
                'mean cosine of parent and child − parent',
                directions.orthogonality,
                'shuffles of the parents',
              ),
            ]
          : []),
        note(absorptionNote(found)),
      ];
    },
  });
