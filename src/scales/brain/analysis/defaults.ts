/** What the brain's analyses take where nothing else is asked for: in the app, in links and on the command line. */
export const BRAIN_DEFAULTS = {
  affinity: 'phi',
  /** lobes */
  k: 4,
  seed: 42,
  /** permutations of the lobes beside their mutual information with geometry */
  permutations: 999,
  /** shuffled fits beside the classifier */
  fits: 20,
  /** bootstrap samples of blocks for the stability, and worlds of independent firings beside them */
  samples: 20,
  nulls: 5,
  /** shuffles of the lobes beside their categories of documents */
  shuffles: 100,
  /** geometry's own clusters */
  geometry: 'cosine',
  /** the rule that encodes firings from activations */
  threshold: 1,
  blockLength: 256,
  bos: 0,
} as const;

/** What a sweep takes where nothing else is asked for. */
export const SWEEP_DEFAULTS = { most: 64, permutations: 99 } as const;

/** Shuffled fits at each point of a sweep; with many classes a fit takes long and its null is narrow. */
export const sweepFits = (k: number): number => (k <= 16 ? 10 : k <= 64 ? 5 : 3);

/** The same in words. */
export const SWEEP_FITS_TEXT = '10 shuffled fits, 5 from k = 32, 3 beyond 64';
