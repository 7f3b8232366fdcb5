/** The defaults of the layouts, the same in the app, in links and on the command line. */
export const UMAP_DEFAULTS = { dimensions: 2, neighbours: 15, minDist: 0.1 } as const;

export const TSNE_DEFAULTS = { dimensions: 2, perplexity: 30, iterations: 1000, seed: 42 } as const;
