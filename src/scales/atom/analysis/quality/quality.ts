import { takeDoubleRows, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { meanPairwiseCosine, meanParallelogramError } from '../../../../math/pairs/differences.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { dealtFolds, heldOutScores, usableFolds, type HeldOutScores } from './heldOut.ts';
import { heldOutRelations } from './heldOutRelations.ts';
import { foldNotes } from './foldNotes.ts';
import { drawsOf, shuffledSilhouettes } from './nulls.ts';
import { besideDraws, rePaired } from './rePaired.ts';
import { ask, leaveGroupOut, meanOutput, nearestWord, retrievalOf } from './offsets.ts';
import type { CrystalParameters } from '../parameters.ts';
import type { CrystalQuality, HeldOutQuality, RelationQuality, RelationScores } from './qualityReport.ts';
import {
  canDiscriminate,
  fitRemoval,
  removalNotes,
  removeFromDifferences,
  removeFromWords,
} from '../removal/removal.ts';
import { silhouetteOrNull } from '../crystals/differences.ts';
import { select, type RelationWords, type Selection } from '../selection.ts';
import { verdict } from './verdict.ts';

/**
 * Measures the crystals of the chosen relations: silhouette of the differences, mean pairwise cosine,
 * parallelogram error and offset retrieval, raw | distractors removed in-sample | removed on held-out pairs,
 * beside shuffled labels, re-paired words and the nearest-word baseline.
 *
 * @throws DataError when the selection or a parameter is bad (see `select`)
 */
export async function crystalQuality(
  data: RelationWords,
  parameters: CrystalParameters,
  work: Work,
): Promise<CrystalQuality> {
  const selection = select(data, parameters);
  const notes: string[] = [];
  const raw = await rawScores(data, selection, parameters, stepOf(work, 0, 0.2));
  const fits = parameters.removal !== 'lda' || canDiscriminate(selection.labels);
  if (!fits) notes.push('LDA tells relations apart: it needs two of them, and more pairs than relations.');
  const removed = fits ? await removedScores(data, selection, parameters, stepOf(work, 0.2, 0.35)) : null;
  const held = await heldOutQuality(data, selection, parameters, notes, stepOf(work, 0.35, 0.55));
  notes.push(...(removed?.notes ?? []));
  const nulls =
    fits && canDiscriminate(selection.labels)
      ? await shuffledSilhouettes(
          selection,
          held?.folds ?? [],
          parameters,
          data.relations,
          stepOf(work, 0.55, 1),
        )
      : null;
  const count = selection.relations.length;
  const relations = selection.relations.map((relation, r): RelationQuality => {
    const inSample = removed?.relations[r]?.silhouette ?? NaN;
    const heldOut = held?.relations[r] ?? null;
    const inSampleNull = nulls && besideDraws(inSample, drawsOf(nulls.inSampleRelations, r, count));
    const heldOutNull =
      nulls && besideDraws(heldOut?.silhouette ?? NaN, drawsOf(nulls.heldOutRelations, r, count));
    return {
      ...relation,
      ...raw.relations[r]!,
      removed: removed?.relations[r] ?? null,
      heldOut,
      inSampleNull,
      heldOutNull,
      verdict: verdict({
        pairs: relation.pairs,
        relations: count,
        inSample: inSampleNull,
        heldOut: nulls && besideDraws(held?.separations[r] ?? NaN, drawsOf(nulls.separations, r, count)),
        paired: raw.relations[r]!.rePaired.meanCosine,
      }),
    };
  });
  work.progress(1, 'Done');
  return {
    pairs: selection.labels.length,
    candidates: data.vectors.rows,
    raw: { silhouette: raw.silhouette },
    removed: removed && { silhouette: removed.silhouette, components: removed.components },
    heldOut: held?.quality ?? null,
    shuffled: nulls && {
      raw: besideDraws(raw.silhouette ?? NaN, nulls.raw),
      inSample: besideDraws(removed?.silhouette ?? NaN, nulls.inSample),
      heldOut: besideDraws(held?.quality.removed.mean ?? NaN, nulls.heldOut),
    },
    relations,
    notes: [...notes, ...droppedNotes(selection)],
  };
}

async function rawScores(
  data: RelationWords,
  selection: Selection,
  parameters: CrystalParameters,
  work: Work,
) {
  const { pairs, labels, relations, differences } = selection;
  const metric = parameters.retrievalMetric;
  const scores = await silhouetteOrNull(differences, selection, parameters, work);
  const loo = leaveGroupOut(data.vectors, differences, pairs, labels);
  const ranked = await ask(data.vectors, loo, metric, stepOf(work, 0, 0.3));
  const nearest = nearestWord(data.vectors, pairs, labels);
  const near = await ask(data.vectors, nearest, metric, stepOf(work, 0.3, 0.6));
  const outputs = await ask(
    data.vectors,
    meanOutput(data.vectors, pairs, labels),
    metric,
    stepOf(work, 0.6, 0.9),
  );
  work.progress(0.9, 'Shuffling the pairs of words');
  const rows = [];
  for (let r = 0; r < relations.length; r++) {
    const own = pairs.filter((_, at) => labels[at >> 1] === r);
    rows.push({
      ...shapeScores(differences, labels, r),
      silhouette: finiteOrNull(scores?.classMeans[r]),
      retrieval: retrievalOf(ranked, r),
      nearestWord: retrievalOf(near, r)!,
      meanOutput: retrievalOf(outputs, r),
      rePaired: await rePaired(data.vectors, own, parameters.shuffles, parameters.seed, work),
    });
  }
  return { silhouette: scores?.mean ?? null, relations: rows };
}

async function removedScores(
  data: RelationWords,
  selection: Selection,
  parameters: CrystalParameters,
  work: Work,
) {
  const { pairs, labels, relations } = selection;
  const removal = await fitRemoval(selection, parameters, data.relations, work);
  const offsets = removeFromDifferences(selection, removal);
  const words = await removeFromWords(data.vectors, removal, work);
  const scores = await silhouetteOrNull(offsets, selection, parameters, work);
  const leftOut = leaveGroupOut(words, offsets, pairs, labels);
  const ranked = await ask(words, leftOut, parameters.retrievalMetric, work);
  return {
    silhouette: scores?.mean ?? null,
    components: removal.method === 'lda' ? removal.axes.rows : null,
    notes: removalNotes(removal, parameters, labels.length, relations.length),
    relations: relations.map((_, r): RelationScores => ({
      ...shapeScores(offsets, labels, r),
      silhouette: finiteOrNull(scores?.classMeans[r]),
      retrieval: retrievalOf(ranked, r),
    })),
  };
}

async function heldOutQuality(
  data: RelationWords,
  selection: Selection,
  parameters: CrystalParameters,
  notes: string[],
  work: Work,
) {
  const dealt = dealtFolds(selection, parameters);
  if (typeof dealt === 'string') {
    notes.push(dealt);
    return null;
  }
  const folds = usableFolds(dealt, selection.labels);
  if (folds.length === 0) {
    notes.push('There are no held-out figures: no fold leaves two relations to fit and two to score.');
    return null;
  }
  notes.push(...foldNotes(dealt, folds.length, selection, parameters));
  const score = (changes: Partial<CrystalParameters>, removing: boolean): Promise<HeldOutScores> =>
    heldOutScores(
      selection,
      selection.labels,
      folds,
      { ...parameters, ...changes },
      data.relations,
      removing,
      work,
    );
  work.progress(0, 'Scoring held-out pairs');
  const raw = await score({}, false);
  const removed = await score({}, true);
  const isLda = parameters.removal === 'lda';
  const isPlain = parameters.shrinkage === 'none';
  const plain = isLda && !isPlain ? await score({ shrinkage: 'none' }, true) : removed;
  const shrunk = isLda && isPlain ? await score({ shrinkage: 'auto' }, true) : removed;
  const quality: HeldOutQuality = {
    folds: folds.length,
    foldSizes: Uint32Array.from(folds, (fold) => fold.test.length),
    groups: dealt.groups,
    largestGroup: dealt.largestGroup,
    raw: raw.score,
    removed: removed.score,
    plain: isLda ? plain.score : null,
    shrunk: isLda ? shrunk.score : null,
  };
  const relations = await heldOutRelations(data, selection, folds, removed, parameters, stepOf(work, 0.3, 1));
  return { quality, folds, relations, separations: removed.separations };
}

/** Mean cosine and parallelogram error of one relation's differences. */
function shapeScores(offsets: DoubleMatrix, labels: Uint32Array, relation: number) {
  const own = takeDoubleRows(
    offsets,
    [...labels.keys()].filter((i) => labels[i] === relation),
  );
  return { meanCosine: meanPairwiseCosine(own), parallelogramError: meanParallelogramError(own) };
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function droppedNotes({ relations }: Selection): string[] {
  return relations
    .filter((relation) => relation.dropped > 0)
    .map(
      ({ name, dropped }) =>
        `${name}: ${dropped} ${dropped === 1 ? 'pair is' : 'pairs are'} left out, because both words have the same vector.`,
    );
}
