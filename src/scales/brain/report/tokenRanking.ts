import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { numbers, note, table, words, verdict } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import { rankedBy } from '../analysis/tokens/ranking.ts';
import { candidateVerdict, rankingVerdict } from '../analysis/tokens/verdict.ts';
import { tokenRankingJob } from '../jobs.ts';
import { tokenRankingRequest } from '../requests.ts';
import { lobeNamesOf, type BrainPlace } from './place.ts';

/** Rows of the table in a report. */
const LISTED = 20;

/** Clusters by the shapes of their tokens. */
export const tokenRankingItem = (place: BrainPlace) => {
  const { context, view, lobes } = place;
  const { rankOf, rankBy } = view;
  const { item } = context.info;
  const nameOf = rankOf === 'lobes' ? lobeNamesOf(place) : (cluster: number) => `cluster ${cluster + 1}`;
  return jobItem({
    job: tokenRankingJob,
    title: `${rankOf === 'lobes' ? 'Lobes' : 'Clusters of directions'} by the shapes of their tokens`,
    parameters: tokenRankingRequest(lobes, view),
    blocks(found) {
      const { candidates, leftOut, mostDraws } = found;
      return [
        verdict(rankingVerdict(candidates)),
        table(
          `Farthest beyond chance by the ${rankBy === 'score' ? 'shape score' : rankBy}`,
          [
            words('cluster'),
            numbers('value', 3),
            numbers('by chance', 3),
            numbers('± sd', 3),
            numbers('beyond, sd', 1),
            numbers('p', 4),
            numbers('q', 4),
            words('may be'),
            numbers(`${item}s`, 0),
            numbers('tokens', 0),
            numbers('draws', 0),
          ],
          rankedBy(found, rankBy)
            .slice(0, LISTED)
            .map((candidate) => {
              const { value, mean, sd, beyond, p, q, draws } = candidate.figures[rankBy];
              const { cluster, features, firing } = candidate;
              const of = candidateVerdict(candidate);
              return [nameOf(cluster), value, mean, sd, beyond, p, q, of, features, firing, draws];
            }),
        ),
        note(
          `Up to ${grouped(mostDraws)} permutations within ${item}s; q by Benjamini and Hochberg over the clusters. Not looked at: ${grouped(leftOut.large)} of more than 1,000 ${item}s, ${grouped(leftOut.single)} of one, ${grouped(leftOut.silent)} that fire at too few tokens.`,
        ),
      ];
    },
  });
};
