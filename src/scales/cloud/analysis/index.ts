/** The cloud's analyses: where a layer's features lie, and how to follow its axes from layer to layer. */
export { axisSigns, projected, withSigns, type Projection, type Signs } from './alignment.ts';
export { cloud, type Cloud, type CloudParameters } from './cloud.ts';
export { columnRange, type LayersRange } from './columns/columnRange.ts';
export { inSpace } from './layouts/inSpace.ts';
export { tsne, type Tsne, type TsneParameters } from './layouts/tsne.ts';
export type { Umap, UmapParameters } from './layouts/umap.ts';
export * from './selection/defaults.ts';
export type { CategoryProfile, SelectionFigure, SelectionFigures } from './selection/figures.ts';
export {
  growReport,
  selectionReport,
  type GrowBy,
  type SelectionReport,
  type SelectionRequest,
} from './selection/report.ts';
