/** The indices by which clusters are ranked, named beforehand. */
export const INDICES = ['score', 'separability', 'mixture'] as const;
export type IndexName = (typeof INDICES)[number];
