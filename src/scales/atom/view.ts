import { choice, flag, integer, optionalInteger, text, words } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { ATOM_DEFAULTS, SEARCH_DEFAULTS } from './analysis/defaults.ts';
import { ownRelations } from './ownRelations.ts';

/** The measures of a relation's crystals. */
const QUALITY_MEASURES = ['top1', 'top5', 'mrr', 'silhouette', 'cosine', 'parallelogram'] as const;

/** Atom: crystals from relations. */
export const atomView = scaleView('atom', {
  /** ids of the relations shown; empty for those of the first picture */
  relations: words(),
  /** the user's own relations */
  own: ownRelations(),
  /** how distractors are removed */
  removal: choice(['lda', 'regress', 'project'], ATOM_DEFAULTS.removal),
  /** number of LDA components; at most one fewer than there are relations */
  components: integer(ATOM_DEFAULTS.components, 1, 64),
  /** LDA’s shrinkage: none, Ledoit–Wolf, or a fixed share in per cent */
  shrinkage: choice(['none', 'auto', '10', '30', '50', '80'], ATOM_DEFAULTS.shrinkage),
  /** covariates to regress out; empty for the first */
  covariates: words(),
  /** components of the differences to project away, counted from 1 */
  away: words(ATOM_DEFAULTS.away.map((component) => String(component + 1))),
  /** how far distractors are removed in the scene, in per cent; null for the dataset's own beginning, see `removedShare` */
  removed: optionalInteger(0, 100),
  /** what the scene shows: words, differences from a common origin, the analogy, or a crystal found by the search */
  space: choice(['words', 'differences', 'analogy', 'search'], 'words'),
  /** the error that a face’s colour shows */
  faces: choice(['parallelogram', 'trapezoid'], 'parallelogram'),
  /** the measure of the table by relation, and whether retrieval may answer with the query word */
  measure: choice(QUALITY_MEASURES, 'top1'),
  query: choice(['excluded', 'allowed'], 'excluded'),
  /** the relation whose quality is drawn against layers; empty for all together */
  curve: text(),
  /** the figures by the definitions of the paper's code: silhouettes against LDA components, and the distractor figure */
  asPublished: flag(false),
  /** which relations the quality table compares */
  scope: choice(['all', 'shown'], 'all'),
  /** a : b :: c : ?, as words */
  analogy: words(),
  method: choice(['add', 'multiply', 'removed'], ATOM_DEFAULTS.method),
  /** which relations the analogy test asks */
  tested: choice(['all', 'shown'], 'all'),
  /** crystal search: among which vectors, which and how many of them, and what it looks for */
  among: choice(['features', 'words'], 'features'),
  subset: choice(['frequent', 'lobe', 'label'], 'frequent'),
  label: text(),
  size: integer(1000, 4, 2000),
  seek: choice(['parallelogram', 'trapezoid', 'clusters'], SEARCH_DEFAULTS.shape),
  /** whether the user has started the search */
  searching: flag(false),
  /** the crystal shown, by its rank in the search, from 0 */
  found: optionalInteger(),
  /** how often the search is repeated among random points, as its null */
  draws: integer(SEARCH_DEFAULTS.draws, 1, 999),
  seed: integer(ATOM_DEFAULTS.seed, 0),
});

export type AtomView = ValuesIn<typeof atomView>;
