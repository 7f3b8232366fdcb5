import { connectedPairs, type PairFolds } from '../../../../math/pairs/pairFolds.ts';
import type { CrystalParameters } from '../parameters.ts';
import type { Selection } from '../selection.ts';

/**
 * What the folds could not do, in sentences that name the reason.
 *
 * @param usable  the number of folds that can be fitted and scored
 */
export function foldNotes(
  dealt: PairFolds,
  usable: number,
  { labels, pairs, relations }: Selection,
  parameters: CrystalParameters,
): string[] {
  const notes: string[] = [];
  if (dealt.folds < parameters.folds) {
    const why =
      dealt.groups === labels.length
        ? `there are only ${labels.length} pairs`
        : `shared words tie the pairs into ${dealt.groups} groups`;
    notes.push(`${dealt.folds} folds in place of ${parameters.folds}: ${why}.`);
  }
  const lost = dealt.folds - usable;
  if (lost > 0) {
    notes.push(
      `${lost} of ${dealt.folds} folds ${lost === 1 ? 'is' : 'are'} left out: fewer than two relations can be fitted or scored there.`,
    );
  }
  relations.forEach((relation, r) => {
    if (dealt.foldsOfClass[r] !== 1) return;
    const own = [...labels.keys()].filter((i) => labels[i] === r);
    const groups = new Set(connectedPairs(own.flatMap((i) => [pairs[2 * i]!, pairs[2 * i + 1]!]))).size;
    const why =
      own.length === 1
        ? 'it has a single pair'
        : groups === 1
          ? 'shared words connect its pairs'
          : 'all its pairs are in one fold';
    notes.push(`${relation.name}: ${why}, so it is never learnt when it is held out.`);
  });
  return notes;
}
