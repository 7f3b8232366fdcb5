/** The measures of lobes that the command line offers. */
export const MEASURES = [
  'geometry',
  'classifier',
  'categories',
  'stability',
  'locality',
  'seeds',
  'held-out',
] as const;
/** The measures taken without `--measure`: the others are asked for by name. */
export const USUAL_MEASURES = ['geometry', 'classifier', 'categories', 'stability'] as const;
export type Measure = (typeof MEASURES)[number];
