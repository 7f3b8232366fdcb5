/** The galaxy's analyses: where a layer's features lie, and the shape of their cloud. */
export { cloud, type Cloud, type CloudParameters } from './analysis/cloud.ts';
export { PUBLISHED_SLOPES, type PublishedSlopes } from './analysis/published.ts';
export { shape, type Shape, type ShapeParameters } from './analysis/shape.ts';
