import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note, verdict } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import { localityVerdict } from '../analysis/locality/localityVerdict.ts';
import { localityJob } from '../jobs.ts';
import { localityRequest } from '../requests.ts';
import { besideDraws, type BrainPlace } from './place.ts';

export const localityItem = ({ context, view, lobes }: BrainPlace) =>
  jobItem({
    job: localityJob,
    title: 'Without lobes: do neighbours fire together?',
    parameters: localityRequest(lobes, view),
    blocks(found) {
      const { item } = context.info;
      const { phi, collapsed, neighbours, n, pairs, sampled, cosine } = found;
      const { coordinates, frequency } = collapsed ?? found;
      const of = 'draws of strangers that fire as often';
      return [
        verdict(localityVerdict(found)),
        besideDraws(`mean phi with the ${neighbours} nearest directions`, phi, of),
        ...(collapsed ? [besideDraws('the same, near copies collapsed', collapsed.phi, of)] : []),
        ...coordinates.map((one) =>
          figure(`Moran’s I of coordinate ${one.eigenvector}`, one, { of: 'draws', p: one.correctedP }),
        ),
        besideDraws('Moran’s I of the frequency', frequency, 'permutations'),
        note(
          `${grouped(n)} ${item}s, ${grouped(pairs)} pairs${sampled ? ' drawn from all' : ''}, mean cosine ${cosine.toFixed(2)}. p of coordinates is corrected for their number${collapsed ? '; near copies are collapsed in Moran’s I' : ''}.`,
        ),
      ];
    },
  });
