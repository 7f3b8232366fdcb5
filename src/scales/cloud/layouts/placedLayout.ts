import { placedCloud, type PlacedCloud } from '../placedCloud.ts';

/** A layout that is no projection. */
export interface OtherLayout {
  /** `[n, 3]` */
  readonly positions: Float32Array;
  readonly dimensions: number;
}

/** How the axes of a layout are named; those of a bundle's coordinates have no names. */
const AXES: Readonly<Record<string, string>> = { umap: 'UMAP', tsne: 't-SNE' };

/** A layout in scene units. Its axes have no ticks: lengths in it mean nothing. */
export function placedLayout(
  { positions, dimensions }: OtherLayout,
  layout: string,
): PlacedCloud & { readonly flat: boolean } {
  const name = AXES[layout];
  const names = name ? Array.from({ length: dimensions }, (_, axis) => `${name} ${axis + 1}`) : [];
  const placed = placedCloud(positions, names);
  return {
    positions: placed.positions,
    axes: placed.axes.map(({ name, length }) => ({ name, length })),
    ellipsoids: [],
    flat: dimensions === 2,
  };
}
