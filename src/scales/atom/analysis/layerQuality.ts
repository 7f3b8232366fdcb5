import type { NullFigure } from '../../../math/statistics/nullFigure.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { dealtFolds, heldOutScores, usableFolds, type FoldScore } from './heldOut.ts';
import { besideDraws, drawsOf, shuffledSilhouettes } from './nulls.ts';
import type { CrystalParameters } from './parameters.ts';
import { canDiscriminate, fitRemoval, removeFromDifferences } from './removal.ts';
import { silhouetteOrNull } from './differences.ts';
import { select, type RelationWords, type SelectedRelation } from './selection.ts';
import { verdict, type Verdict } from './verdict.ts';

/** The silhouettes of one layer, for the comparison of layers. */
export interface LayerQuality {
  readonly raw: NullFigure | null;
  readonly inSample: NullFigure | null;
  readonly heldOut: NullFigure | null;
  /** the held-out silhouette over the folds */
  readonly folds: FoldScore | null;
  readonly relations: readonly LayerRelation[];
}

export interface LayerRelation extends SelectedRelation {
  readonly inSample: NullFigure | null;
  readonly heldOut: NullFigure | null;
  readonly verdict: Verdict;
}

/**
 * Only the silhouettes of `crystalQuality`, with their nulls and verdicts but without retrieval: cheap
 * enough to compute for every layer.
 *
 * @throws DataError as `select`
 */
export async function layerQuality(
  data: RelationWords,
  parameters: CrystalParameters,
  work: Work,
): Promise<LayerQuality> {
  const selection = select(data, parameters);
  const { relations, labels, differences } = selection;
  if (!canDiscriminate(labels)) return unmeasured(relations);
  const raw = (await silhouetteOrNull(differences, selection, parameters, work))!;
  const removal = await fitRemoval(selection, parameters, data.relations, work);
  const mapped = removeFromDifferences(selection, removal);
  const inSample = (await silhouetteOrNull(mapped, selection, parameters, work))!;
  const dealt = dealtFolds(selection, parameters);
  const folds = typeof dealt === 'string' ? [] : usableFolds(dealt, labels);
  const held =
    folds.length > 0
      ? await heldOutScores(selection, labels, folds, parameters, data.relations, true, work)
      : null;
  const nulls = await shuffledSilhouettes(selection, folds, parameters, data.relations, stepOf(work, 0.1, 1));
  work.progress(1, 'Done');
  return {
    raw: besideDraws(raw.mean, nulls.raw),
    inSample: besideDraws(inSample.mean, nulls.inSample),
    heldOut: besideDraws(held?.score.mean ?? NaN, nulls.heldOut),
    folds: held?.score ?? null,
    relations: relations.map((relation, r) => {
      const seen = besideDraws(
        inSample.classMeans[r]!,
        drawsOf(nulls.inSampleRelations, r, relations.length),
      );
      const heldOutMean = held?.relations[r] ?? NaN;
      const heldOut = besideDraws(heldOutMean, drawsOf(nulls.heldOutRelations, r, relations.length));
      return layerRelation(relation, relations.length, seen, heldOut);
    }),
  };
}

function unmeasured(relations: readonly SelectedRelation[]): LayerQuality {
  const rows = relations.map((relation) => layerRelation(relation, relations.length, null, null));
  return { raw: null, inSample: null, heldOut: null, folds: null, relations: rows };
}

function layerRelation(
  relation: SelectedRelation,
  relations: number,
  inSample: NullFigure | null,
  heldOut: NullFigure | null,
): LayerRelation {
  return {
    ...relation,
    inSample,
    heldOut,
    verdict: verdict({ pairs: relation.pairs, relations, inSample, heldOut }),
  };
}
