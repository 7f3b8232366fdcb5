import type { JobRequest, ResultKind } from '../shared/results.ts';
import { cloudJob, cloudRequest } from '../cloud/job.ts';
import { tsneJob, tsneRequest, umapJob, umapRequest } from '../cloud/layouts/jobs.ts';
import { randomDecompositionsJob, randomDecompositionsRequest } from '../shared/decomposition.ts';
import { amongOf } from '../shared/narrower.ts';
import { entropyJob, isotropyJob, matchingJob, metaSaeJob, shapeJob } from './jobs.ts';
import {
  entropyRequest,
  isotropyRequest,
  isQuick,
  matchRequest,
  metaSaeRequest,
  shapeRequest,
} from './requests.ts';
import { galaxyView } from './view.ts';

/** Gzipped bytes, measured on the embedded datasets: of a feature, a dimension, a coordinate, a layer. */
const CLOUD_FEATURE = 12;
const CLOUD_DIMENSION = 30;
const SPECTRUM_DIMENSION = 20;
const COORDINATE = 4.2;
const COSINES = 76_000;
const ENTROPY = 850;
/** of a feature with its parts, 4 on average */
const PARTS = 22;
const META_FIGURES = 1_500;
const RANDOM_DECOMPOSITIONS = 12_000;
/** of a feature of either layer with its best partner, and of the nulls */
const PARTNER = 12;
const MATCH_NULLS = 16_000;

/** The cloud along its components, its spectrum, and isotropy where it is measured without a click. */
export const componentResults: ResultKind = {
  id: 'components',
  name: 'components and spectrum',
  ofFirstView: true,
  async requests(_, layer, scales) {
    if (layer.features === 0) return [];
    const view = galaxyView.of(scales);
    const isotropy: JobRequest = [isotropyJob, isotropyRequest(layer, view)];
    return [
      [cloudJob, cloudRequest(layer, view)],
      [shapeJob, shapeRequest(layer)],
      ...(isQuick(layer) ? [isotropy] : []),
    ];
  },
  size(_, layer) {
    const { features, dim } = layer;
    if (features === 0) return 0;
    const cosines = isQuick(layer) ? COSINES : 0;
    return CLOUD_FEATURE * features + (CLOUD_DIMENSION + SPECTRUM_DIMENSION) * dim + cosines;
  },
};

/** The layout by UMAP. */
export const layoutResults: ResultKind = {
  id: 'layouts',
  name: 'UMAP layout',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.features === 0 ? [] : [[umapJob, umapRequest(layer, galaxyView.of(scales))]],
  size: (_, { features }, scales) => COORDINATE * Number(galaxyView.of(scales).umapDimensions) * features,
};

/** The layout by t-SNE. */
export const tsneResults: ResultKind = {
  id: 'tsne',
  name: 't-SNE layout',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.features === 0 ? [] : [[tsneJob, tsneRequest(layer, galaxyView.of(scales))]],
  size: (_, { features }, scales) => COORDINATE * Number(galaxyView.of(scales).tsneDimensions) * features,
};

/** A layer's part of the curves across layers. */
export const curveResults: ResultKind = {
  id: 'curves',
  name: 'clustering entropy and spectrum, for the curves across layers',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.features === 0
      ? []
      : [
          [shapeJob, shapeRequest(layer)],
          [entropyJob, entropyRequest(layer, galaxyView.of(scales))],
        ],
  size: (_, { features, dim }) => (features === 0 ? 0 : ENTROPY + SPECTRUM_DIMENSION * dim),
};

/** The parts of features, by a meta-SAE. */
export const metaResults: ResultKind = {
  id: 'meta-sae',
  name: 'meta-SAE',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.features === 0 ? [] : [[metaSaeJob, metaSaeRequest(layer, galaxyView.of(scales))]],
  size: (_, { features }) => (features === 0 ? 0 : META_FIGURES + PARTS * features),
};

/** Random directions of a layer, decomposed: the null beside what every feature is made of. */
export const decompositionResults: ResultKind = {
  id: 'decompositions',
  name: 'random directions beside what features are made of',
  ofFirstView: false,
  requests: async ({ info }, layer, scales) => {
    if (!layer.has.decoder || layer.features === 0) return [];
    const among = amongOf(info, layer, galaxyView.of(scales).among);
    return [[randomDecompositionsJob, randomDecompositionsRequest(layer.id, among?.id)]];
  },
  size: (_, { features, has }) => (has.decoder && features > 0 ? RANDOM_DECOMPOSITIONS : 0),
};

/** A layer's features matched with those of another layer. */
export const matchingResults: ResultKind = {
  id: 'matching',
  name: 'same features in the next layer',
  ofFirstView: false,
  requests: async ({ info: { layers } }, layer, scales) => {
    const request = matchRequest(layers, layer, galaxyView.of(scales));
    return request ? [[matchingJob, request]] : [];
  },
  size: ({ layers }, layer, scales) => {
    const request = matchRequest(layers, layer, galaxyView.of(scales));
    const other = layers.find(({ id }) => id === request?.with);
    return other ? MATCH_NULLS + PARTNER * (layer.features + other.features) : 0;
  },
};
