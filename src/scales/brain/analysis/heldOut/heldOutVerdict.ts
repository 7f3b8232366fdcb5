import { inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { leaning } from '../locality/localityVerdict.ts';
import type { HeldOut, HeldOutFigure } from './heldOut.ts';

const holds = (figure: HeldOutFigure) => leaning(figure, figure.correctedP) === 'follows';

/** What lobes are worth in categories that they were not made of, in two sentences. */
export function heldOutVerdict({ folds }: HeldOut): string {
  const n = folds.length;
  const fire = folds.filter(({ cofiring }) => holds(cofiring)).length;
  const agree = folds.filter(({ ami }) => holds(ami)).length;
  const amis = folds.map(({ ami }) => ami.value);
  const [low, high] = [Math.min(...amis), Math.max(...amis)].map((value) => inSentence(value, 2));
  const first =
    fire === n
      ? `Lobes hold where they were not made: in all ${n} sets of categories held out, features of one lobe fire together beyond chance.`
      : fire > 0
        ? `Lobes hold in part: in ${fire} of ${n} sets of categories held out, features of one lobe fire together beyond chance.`
        : `Nothing here: in no set of categories held out do features of one lobe fire together beyond chance. The lobes may be the categories that they were made of.`;
  return `${first} Lobes made of the categories held out agree with them beyond chance in ${agree} of ${n} (adjusted mutual information ${low} to ${high}).`;
}
