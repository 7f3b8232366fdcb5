import { inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { DRAWS_FOR_Z } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { leaning } from '../locality/localityVerdict.ts';
import { MOST_CANDIDATES } from './limits.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Together } from './together.ts';
import { TIED, type TokenAbsorption } from './tokenAbsorption.ts';

const number = (value: number) => value.toLocaleString('en');

/** What the pairs of a layer say, in two or three sentences. */
export function togetherVerdict({
  tested,
  level,
  together,
  apart,
  ratio,
  far,
  components,
}: Together): string {
  const of = `${number(tested.pairs)} pairs of ${number(tested.features)} features`;
  const rate = `at a false-discovery rate of ${level}`;
  if (together + apart === 0) {
    return `Nothing here: none of ${of} fires together, or apart, more than the number of blocks of each feature and the number of features of each block explain (${rate}).`;
  }
  const beyond = `Of ${of}, ${number(together)} fire together and ${number(apart)} apart beyond what the number of blocks of each feature and the number of features of each block explain (${rate}).`;
  const strong =
    ratio === 1
      ? ''
      : ` ${number(far)} of them do so at least ${ratio} times as often, or as rarely, as expected.`;
  const [largest] = components.sizes;
  const graph =
    largest === undefined
      ? ' No pair fires together that strongly.'
      : ` Joined by those that fire together, the features are in ${number(components.sizes.length)} ${components.sizes.length === 1 ? 'group' : 'groups'}, the largest of ${number(largest)}.`;
  return beyond + strong + graph;
}

/** What the hierarchy of a layer says, in two or three sentences. */
export function hierarchyVerdict({ least, children, parents, levels, directions }: Hierarchy): string {
  if (children === 0) {
    return `Nothing here: no feature fires with a more frequent one in at least ${100 * least} % of its blocks (lower end of the 95 % interval) beyond chance.`;
  }
  const tree = `${number(children)} features have a parent, ${number(parents)} have children, in ${levels} levels.`;
  if (!directions) return tree;
  const { cosine, oneLength } = directions;
  const draws = cosine.null.samples.length;
  if (draws < DRAWS_FOR_Z) {
    return `${tree} ${draws === 1 ? '1 shuffle of the parents is' : `${draws} shuffles of the parents are`} too few to say whether directions follow the tree; ask for ${DRAWS_FOR_Z} or more.`;
  }
  const against = `mean cosine ${inSentence(cosine.value, 3)} against ${inSentence(cosine.null.mean, 3)} with shuffled parents`;
  const side = leaning(cosine);
  const lean =
    side === 'nothing'
      ? `Directions do not follow the tree: children lie no nearer to their parents than to others (${against}).`
      : side === 'follows'
        ? `Children lie nearer to their parents than to others (${against}).`
        : `Children lie farther from their parents than from others (${against}).`;
  return `${tree} ${lean}${oneLength ? '' : orthogonal(directions.orthogonality)}`;
}

function orthogonal(figure: NonNullable<Hierarchy['directions']>['orthogonality']): string {
  const beyond = leaning(figure) !== 'nothing';
  const nearer = Math.abs(figure.value) < Math.abs(figure.null.mean);
  const against = `mean cosine ${inSentence(figure.value, 3)} against ${inSentence(figure.null.mean, 3)}`;
  return beyond && nearer
    ? ` What a child adds is nearer to orthogonal to its parent than to shuffled parents (${against}).`
    : ` What a child adds is no nearer to orthogonal to its parent than to shuffled parents (${against}).`;
}

/** What tokens say of absorption, in a few sentences. */
export function tokenAbsorptionVerdict({
  candidates,
  found,
  judged,
  pairs,
  unknown,
  of,
}: TokenAbsorption): string {
  const left = [
    unknown > 0
      ? `of ${number(unknown)} pairs the file may lack weaker activations of the parent, so that its silence is not known`
      : '',
    pairs - unknown > judged
      ? `${number(pairs - unknown - judged)} ${pairs - unknown - judged === 1 ? 'fires' : 'fire'} at too few tokens`
      : '',
  ].filter(Boolean);
  const judgedText = `${number(judged)} pairs of a child and a parent near it, on ${number(of)} tokens${left.length > 0 ? ` (${left.join('; ')})` : ''}`;
  if (judged === 0) return `Nothing to judge: ${judgedText}.`;
  if (found === 0) {
    return `No candidate among ${judgedText}: no parent is silent at tokens at which its child brings as much of the parent’s direction as the parent does where it is weak.`;
  }
  const tied = candidates.filter(({ p }) => p <= TIED).length;
  const shown = found > candidates.length ? ` of the first ${number(candidates.length)}` : '';
  return `${number(found)} candidates for absorption among ${judgedText}: the parent is silent at tokens at which the child brings its direction. ${number(tied)}${shown} of them fire together at other tokens far more often than permuted activations would, and are the ones to look at first; the others never meet more than by chance, as two features of one topic do too. No test says that one is absorbed.`;
}

/** What the recording can say of absorption. */
export function absorptionNote({ absorption, blockLength }: Hierarchy): string {
  const blocks =
    blockLength === 1
      ? 'Blocks are single tokens here, so that a silent parent is silent on the token itself.'
      : `A block is ${blockLength === null ? 'many' : number(blockLength)} tokens: a parent that is silent in a block is silent on all of them, but one that fires may still be silent on the child’s token. Tokens say more, if they are there.`;
  const found = absorption?.length ?? 0;
  return `${found === 0 ? 'No candidates for absorption.' : `${found === MOST_CANDIDATES ? 'The first ' : ''}${number(found)} candidates for absorption, to be looked at: no test says that they are.`} ${blocks}`;
}
