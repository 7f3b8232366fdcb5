import * as v from 'valibot';
import { float32, float64, nullFigure, number, places, uint32, whole, within } from '../shared/forms.ts';
import type { ResultForms } from '../shared/results.ts';
import { VERDICTS, type VerdictCode } from './analysis/index.ts';
import { crystalQualityJob, crystalsJob } from './jobs.ts';

/** The forms of the atom's results; see `src/scales/shared/forms.ts`. */

const relation = { id: v.string(), name: v.string(), pairs: whole, dropped: whole };
const axes = v.array(v.object({ name: v.string(), share: number }));

const space = v.object({
  positions: places(),
  axes,
  differences: places(),
  differenceAxes: axes,
  functionVectors: places(),
  faces: v.object({ edges: uint32(), parallelogram: float32(), trapezoid: float32(), total: whole }),
  silhouette: v.nullable(number),
  silhouettes: float64(),
});

const crystalsForm = () =>
  v.pipe(
    v.object({
      relations: v.array(v.object(relation)),
      words: uint32(),
      edges: uint32(),
      edgeRelation: uint32(),
      raw: space,
      removed: v.nullable(space),
      notes: v.array(v.string()),
    }),
    v.check(({ relations, words, edges, edgeRelation, raw, removed }) => {
      const pairs = edgeRelation.length;
      return (
        within(edges, 0, words.length) &&
        edges.length === 2 * pairs &&
        within(edgeRelation, 0, relations.length) &&
        [raw, removed ?? raw].every(
          (one) =>
            one.positions.length === 3 * words.length &&
            one.differences.length === 3 * pairs &&
            one.functionVectors.length === 3 * relations.length &&
            one.silhouettes.length === relations.length &&
            within(one.faces.edges, 0, pairs) &&
            one.faces.edges.length === 2 * one.faces.parallelogram.length &&
            one.faces.trapezoid.length === one.faces.parallelogram.length,
        )
      );
    }),
  );

const CODES = Object.keys(VERDICTS) as VerdictCode[];
const figure = v.nullable(nullFigure);
const fold = v.object({ mean: number, sd: number, perFold: v.array(number) });
const side = v.object({ top1: number, top5: number, mrr: number });
const retrieval = v.object({ n: whole, allowed: side, excluded: side });
const scores = {
  silhouette: v.nullable(number),
  meanCosine: number,
  parallelogramError: number,
  retrieval: v.nullable(retrieval),
};

const qualityForm = () =>
  v.object({
    pairs: whole,
    candidates: whole,
    raw: v.object({ silhouette: v.nullable(number) }),
    removed: v.nullable(v.object({ silhouette: v.nullable(number), components: v.nullable(whole) })),
    heldOut: v.nullable(
      v.object({
        folds: whole,
        foldSizes: uint32(),
        groups: whole,
        largestGroup: whole,
        raw: fold,
        removed: fold,
        plain: v.nullable(fold),
        shrunk: v.nullable(fold),
      }),
    ),
    shuffled: v.nullable(v.object({ raw: figure, inSample: figure, heldOut: figure })),
    relations: v.array(
      v.object({
        ...relation,
        ...scores,
        nearestWord: retrieval,
        meanOutput: v.nullable(retrieval),
        rePaired: v.object({ meanCosine: figure, parallelogramError: figure }),
        removed: v.nullable(v.object(scores)),
        heldOut: v.nullable(v.object(scores)),
        inSampleNull: figure,
        heldOutNull: figure,
        verdict: v.object({
          code: v.picklist(CODES),
          pairs: whole,
          inSample: figure,
          heldOut: figure,
          paired: figure,
        }),
      }),
    ),
    notes: v.array(v.string()),
  });

/** The forms of the atom's results, by the job's name. */
export const forms: ResultForms = {
  [crystalsJob.name]: crystalsForm,
  [crystalQualityJob.name]: qualityForm,
};
