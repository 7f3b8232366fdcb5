/** With more matches of a search than this none is ringed, because rings everywhere would not help. */
export const MOST_RINGED = 400;
