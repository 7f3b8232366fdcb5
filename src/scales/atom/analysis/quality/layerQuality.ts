import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { dealtFolds, heldOutScores, usableFolds, type FoldScore } from './heldOut.ts';
import { drawsOf, shuffledSilhouettes } from './nulls.ts';
import { besideDraws, rePaired } from './rePaired.ts';
import type { CrystalParameters } from '../parameters.ts';
import { canDiscriminate, fitRemoval, removeFromDifferences } from '../removal/removal.ts';
import { silhouetteOrNull } from '../crystals/differences.ts';
import { select, type RelationWords, type SelectedRelation } from '../selection.ts';
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
  const count = relations.length;
  const rows: LayerRelation[] = [];
  for (let r = 0; r < count; r++) {
    const of = (value: number | undefined, draws: Float64Array) =>
      besideDraws(value ?? NaN, drawsOf(draws, r, count));
    const own = selection.pairs.filter((_, at) => labels[at >> 1] === r);
    const { meanCosine } = await rePaired(data.vectors, own, 0, parameters.seed, work);
    rows.push(
      layerRelation(relations[r]!, count, {
        inSample: of(inSample.classMeans[r], nulls.inSampleRelations),
        silhouette: of(held?.relations[r], nulls.heldOutRelations),
        separation: of(held?.separations[r], nulls.separations),
        paired: meanCosine,
      }),
    );
  }
  work.progress(1, 'Done');
  return {
    raw: besideDraws(raw.mean, nulls.raw),
    inSample: besideDraws(inSample.mean, nulls.inSample),
    heldOut: besideDraws(held?.score.mean ?? NaN, nulls.heldOut),
    folds: held?.score ?? null,
    relations: rows,
  };
}

/** A relation's figures beside their nulls. */
interface Figures {
  readonly inSample: NullFigure | null;
  /** held out */
  readonly silhouette: NullFigure | null;
  readonly separation: NullFigure | null;
  readonly paired: NullFigure | null;
}

const NO_FIGURES: Figures = { inSample: null, silhouette: null, separation: null, paired: null };

function unmeasured(relations: readonly SelectedRelation[]): LayerQuality {
  const rows = relations.map((relation) => layerRelation(relation, relations.length, NO_FIGURES));
  return { raw: null, inSample: null, heldOut: null, folds: null, relations: rows };
}

function layerRelation(relation: SelectedRelation, relations: number, figures: Figures): LayerRelation {
  const { inSample, silhouette, separation, paired } = figures;
  return {
    ...relation,
    inSample,
    heldOut: silhouette,
    verdict: verdict({ pairs: relation.pairs, relations, inSample, heldOut: separation, paired }),
  };
}
