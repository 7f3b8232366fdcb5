/** What the layouts are called on screen. */
export const LAYOUT_NAMES = {
  given: 'From the bundle',
  components: 'Components',
  umap: 'UMAP',
  tsne: 't-SNE',
} as const;
