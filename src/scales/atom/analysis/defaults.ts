/** What the atom’s analyses take where nothing else is asked for; see `crystalParameters` for the crystals’ own. */
export const ATOM_DEFAULTS = {
  /** components of the differences that are correlated with covariates */
  correlated: 6,
  /** answers of an analogy */
  answers: 10,
  /** the most components of the curve: the paper’s figure has 2 to 11 */
  curve: 11,
  /** draws of the null at each layer, of which the mean is shown */
  layerShuffles: 5,
} as const;
