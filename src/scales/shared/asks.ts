/** The computations that belong to no scale and wait for the user's request, by the names that links have for them. */
export const SHARED_ASKS: readonly string[] = [
  'components',
  'decomposition',
  'decomposition.random',
  'selection.figures',
];
