import type { Relations } from '../../../../dataset/dataset.ts';
import { random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import type { Work } from '../../../../math/work/work.ts';
import { foldsOfPairs, heldOutScores, type Fold } from './heldOut.ts';
import type { CrystalParameters } from '../parameters.ts';
import { fitRemoval, removeFromDifferences } from '../removal/removal.ts';
import { silhouetteOrNull } from '../crystals/differences.ts';
import type { Selection } from '../selection.ts';

/** Silhouettes under shuffled relation labels: each array holds one figure a draw, or one a draw and relation. */
export interface ShuffledSilhouettes {
  /** `[draws]` */
  readonly raw: Float64Array;
  readonly inSample: Float64Array;
  /** empty if there are no folds */
  readonly heldOut: Float64Array;
  /** `[draws, relations]`; NaN if a relation could not be scored */
  readonly inSampleRelations: Float64Array;
  readonly heldOutRelations: Float64Array;
  /** of the separations, see `separations` */
  readonly separations: Float64Array;
}

/**
 * The null of the silhouettes: relation labels shuffled over the same differences, with the removal fitted
 * again on each draw, in-sample and on the same folds. The labels are shuffled within the folds: because the folds were
 * dealt by the true labels, each keeps the relations that it has.
 */
export async function shuffledSilhouettes(
  selection: Selection,
  folds: readonly Fold[],
  parameters: CrystalParameters,
  relations: Relations,
  work: Work,
): Promise<ShuffledSilhouettes> {
  const draws = parameters.shuffles;
  const count = selection.relations.length;
  const stream = random(parameters.seed);
  const raw = new Float64Array(draws);
  const inSample = new Float64Array(draws);
  const heldOut = new Float64Array(folds.length > 0 ? draws : 0);
  const inSampleRelations = new Float64Array(draws * count).fill(NaN);
  const heldOutRelations = new Float64Array(draws * count).fill(NaN);
  const separations = new Float64Array(draws * count).fill(NaN);
  const places = placesOfGroups(foldsOfPairs(folds, selection.labels.length));
  for (let draw = 0; draw < draws; draw++) {
    work.progress(draw / draws, `Shuffling the labels: draw ${draw + 1} of ${draws}`);
    const labels = shuffleWithin(selection.labels.slice(), places, stream);
    const shuffled = { ...selection, labels };
    raw[draw] = (await silhouetteOrNull(selection.differences, shuffled, parameters, work))!.mean;
    const removal = await fitRemoval(shuffled, parameters, relations, work);
    const mapped = removeFromDifferences(shuffled, removal);
    const found = (await silhouetteOrNull(mapped, shuffled, parameters, work))!;
    inSample[draw] = found.mean;
    inSampleRelations.set(found.classMeans, draw * count);
    if (folds.length === 0) continue;
    const held = await heldOutScores(selection, labels, folds, parameters, relations, true, work);
    heldOut[draw] = held.score.mean;
    heldOutRelations.set(held.relations, draw * count);
    separations.set(held.separations, draw * count);
  }
  return { raw, inSample, heldOut, inSampleRelations, heldOutRelations, separations };
}

/** Column `relation` of draws `[draws, relations]`. */
export function drawsOf(draws: Float64Array, relation: number, relations: number): Float64Array {
  return draws.filter((_, at) => at % relations === relation);
}
