import { choice, flag, integer, optionalInteger, text, words } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { ownRelations } from './ownRelations.ts';

/** The measures of a relation's crystals. */
export const QUALITY_MEASURES = ['top1', 'top5', 'mrr', 'silhouette', 'cosine', 'parallelogram'] as const;

/** Atom: crystals from relations. */
export const atomView = scaleView('atom', {
  /** ids of the relations shown; empty for the first picture's */
  relations: words(),
  /** the reader's own relations */
  own: ownRelations(),
  /** how distractors are removed */
  removal: choice(['lda', 'regress', 'project'], 'lda'),
  /** number of LDA components; fewer where there are fewer relations */
  components: integer(8, 1, 64),
  /** LDA’s shrinkage: none, Ledoit–Wolf, or a fixed share in per cent */
  shrinkage: choice(['none', 'auto', '10', '30', '50', '80'], 'none'),
  /** covariates to regress out; empty for the first */
  covariates: words(),
  /** components of the differences to project away, from 1 */
  away: words(['1']),
  /** how far distractors are removed in the scene, in percent */
  removed: integer(100, 0, 100),
  /** what the scene shows: words, differences from a common origin, the analogy, or crystals found */
  space: choice(['words', 'differences', 'analogy', 'search'], 'words'),
  /** what a face’s colour measures */
  faces: choice(['parallelogram', 'trapezoid'], 'parallelogram'),
  /** the measure of the table by relation, and whether retrieval may answer with the query word */
  measure: choice(QUALITY_MEASURES, 'top1'),
  query: choice(['excluded', 'allowed'], 'excluded'),
  /** the relation whose quality is drawn against layers; empty for all together */
  curve: text(),
  /** which relations the quality table compares */
  scope: choice(['all', 'shown'], 'all'),
  /** a : b :: c : ?, as words */
  analogy: words(),
  method: choice(['add', 'multiply', 'removed'], 'add'),
  /** crystal search: among what, which of them and how many, and what is looked for */
  among: choice(['features', 'words'], 'features'),
  subset: choice(['frequent', 'lobe', 'label'], 'frequent'),
  label: text(),
  size: integer(1000, 4, 2000),
  seek: choice(['parallelogram', 'trapezoid', 'clusters'], 'parallelogram'),
  /** whether the search has been asked for */
  searching: flag(false),
  /** which crystal found is shown, from 0 */
  found: optionalInteger(),
  /** how often the search is repeated among points of chance */
  draws: integer(1, 1, 99),
  seed: integer(42, 0),
});

export type AtomView = ValuesIn<typeof atomView>;
