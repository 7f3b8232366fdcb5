/** The defaults of a meta-SAE, the same in the app, in links and on the command line. */
export const META_DEFAULTS = {
  /** meta-features, as a multiple of the dimension */
  width: 1,
  /** active meta-features of a feature, on average, as published */
  active: 4,
  /** spectrum-matched clouds: each costs as much as the layer, so that there are only few */
  draws: 5,
  steps: 2_000,
  /** rows of a batch */
  batch: 256,
  /** the learning rate of Adam in the first half of the steps; it then falls to 0 */
  rate: 0.003,
  seed: 42,
} as const;

/** The multiples of the dimension that the panel offers. */
export const META_WIDTHS = ['0.25', '0.5', '1', '2', '4'] as const;
