import type { MethodTexts } from '../../controls/methods/text.ts';
import { VINH, WESTFALL } from './literature.ts';

const RANDOM_SETS =
  'Random sets of the same size; of features, as many from each of 20 bins of the number of blocks in which they fire (or of firing frequency).';
const CORRECTED = 'p is corrected for the figures of the selection by the maximum statistic';

/** How the figures of a selection are computed. */
export const METHODS = {
  meanCosine: {
    title: 'Mean cosine of a selection',
    definition: 'The mean cosine over all pairs of selected directions.',
    formula: '(‖Σ uᵢ‖² − n) / (n(n − 1)), with uᵢ at unit length',
    null: RANDOM_SETS,
    caveat: `A selection made by its place in the cloud is alike by construction. ${CORRECTED}.`,
    reference: `${WESTFALL} (for p)`,
  },
  meanPhi: {
    title: 'Mean phi of a selection',
    definition: 'How far the selected features fire together: the mean phi over all pairs.',
    formula: 'φ = (n₁₁n₀₀ − n₁₀n₀₁) / √(n₁·n₀·n·₁n·₀), the mean over pairs',
    null: RANDOM_SETS,
    caveat: `A selection made by its lobe fires together by construction. ${CORRECTED}.`,
    reference: `${WESTFALL} (for p)`,
  },
  lobes: {
    title: 'Mutual information of a selection with the lobes',
    definition: 'Adjusted mutual information of “selected or not” with the lobes.',
    formula: '(MI − E[MI]) / (½(H(U) + H(V)) − E[MI])',
    null: RANDOM_SETS,
    caveat: `It depends on the number of lobes and on their seed. ${CORRECTED}.`,
    reference: `${VINH}; ${WESTFALL} (for p)`,
  },
  participationRatio: {
    title: 'Participation ratio of a selection',
    definition: 'The number of dimensions that the selected directions take up about their own mean.',
    formula: '(Σλ)² / Σλ² of the covariance of the selection',
    null: RANDOM_SETS,
    caveat: `It grows with the number of rows: of a large selection, and of each random set, the same number is drawn. ${CORRECTED}.`,
    reference: `${WESTFALL} (for p)`,
  },
  topShare: {
    title: 'Variance of a selection along three components',
    definition: 'The share of the selection’s variance along its own first three principal components.',
    formula: '(λ₁ + λ₂ + λ₃) / Σλ',
    null: RANDOM_SETS,
    caveat: `Few members have a large share by themselves. ${CORRECTED}.`,
    reference: `${WESTFALL} (for p)`,
  },
  categories: {
    title: 'Firings of a selection by category',
    definition: 'The share of the selection’s firings that falls to each category of documents.',
    formula: 'firings of the selection in blocks of the category / all its firings',
    null: RANDOM_SETS,
    caveat:
      'Shares add up to 1: a category above its null pushes others below. p is corrected for the number of categories.',
    reference: `${WESTFALL} (for p)`,
  },
} as const satisfies MethodTexts;
