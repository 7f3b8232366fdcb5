import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { numbers, note, table, verdict, words } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import { followingVerdict } from '../analysis/following/verdict.ts';
import { followingJob } from '../jobs.ts';
import { followingRequest } from '../requests.ts';
import { besideDraws, lobeNamesOf, type BrainPlace } from './place.ts';

/** The lobes followed to another layer; null if no other layer has firings. */
export function followingItem(place: BrainPlace) {
  const { layers } = place.context.info;
  const request = followingRequest(layers, place.lobes, place.view);
  if (!request) return null;
  const nameOf = lobeNamesOf(place);
  const other = layers.find(({ id }) => id === request.with)?.name ?? request.with;
  return jobItem({
    job: followingJob,
    title: `Lobes in ${other}`,
    parameters: request,
    blocks: (found) => [
      verdict(followingVerdict(found, other)),
      besideDraws('agreement of the leading lobes (AMI)', found.agreement, `shuffles of ${found.units}`),
      ...(found.agreementWithin
        ? [
            besideDraws(
              'the same, within categories',
              found.agreementWithin,
              `shuffles of ${found.units} within their category`,
            ),
          ]
        : []),
      table(
        `Lobes and their partners in ${other}`,
        [
          words('lobe'),
          numbers(`lobe of ${other}`, 0),
          numbers('correlation', 3),
          numbers('null', 3),
          numbers('± sd', 3),
          numbers('p', 3),
          ...(found.agreementWithin ? [numbers('p within', 3)] : []),
        ],
        found.followed.map(({ lobe, partner, correlation, mean, sd, p, pWithin }) => [
          nameOf(lobe),
          partner === null ? null : partner + 1,
          correlation,
          mean,
          sd,
          p,
          ...(found.agreementWithin ? [pWithin] : []),
        ]),
      ),
      note(`The lobes that lead in ${grouped(found.led)} of ${grouped(found.blocks)} blocks are compared.`),
    ],
  });
}
