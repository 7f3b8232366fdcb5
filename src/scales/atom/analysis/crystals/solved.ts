import { doubleRow, toDouble } from '../../../../math/matrices/doubleMatrix.ts';
import { takeRows } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import { analogy, type Analogy } from '../analogy/analogy.ts';
import type { AnalogyQuestion } from '../analogy/scoring.ts';
import type { CrystalParameters } from '../parameters.ts';
import { planeView, type PlaneView } from './plane.ts';
import { fitRemoval, removalOfSome } from '../removal/removal.ts';
import { select, type RelationWords } from '../selection.ts';
import { norm } from '../../../../math/matrices/dot.ts';

/**
 * An analogy's answers (see `analogy`) with its words laid out along the plane of the parallelogram: a, b, c,
 * then the answers, of unit length for `add` and `multiply`, or with distractors removed.
 *
 * @throws DataError as `analogy`
 */
export async function solvedAnalogy(
  data: RelationWords,
  question: AnalogyQuestion,
  parameters: CrystalParameters,
  work: Work,
): Promise<Analogy & { readonly view: PlaneView }> {
  const solved = await analogy(data, question, parameters, work);
  const { a, b, c, method } = question;
  const shown = Uint32Array.from([a, b, c, ...solved.answers.map((answer) => answer.word)]);
  if (method === 'removed') {
    const removal = await fitRemoval(select(data, parameters), parameters, data.relations, work);
    const mapped = toDouble(await removalOfSome(data.vectors, removal, shown, work));
    return { ...solved, view: await planeView(mapped, work) };
  }
  const unit = toDouble(takeRows(data.vectors, shown));
  for (let i = 0; i < unit.rows; i++) {
    const row = doubleRow(unit, i);
    const length = norm(row);
    row.forEach((value, j) => (row[j] = value / length));
  }
  return { ...solved, view: await planeView(unit, work) };
}
