/**
 * The features of a lobe, ascending.
 *
 * @param labels  the lobe of each feature, −1 for none, `[features]`
 */
export const membersOfLobe = (labels: Int32Array, lobe: number): Uint32Array =>
  Uint32Array.from(labels.keys()).filter((feature) => labels[feature] === lobe);
