/**
 * The walls of the house: which room may import which, and which packages it may use.
 *
 * This table is the only place that says so. Lint enforces it (`walls/plugin.mjs`), `docs/architecture.md` shows it
 * (`walls/document.mjs`), and `test/walls.test.ts` holds both against the files that exist.
 *
 * - A room is a folder with everything in it that is not a room of its own; the longest name that fits counts.
 * - `src/math/*` in a list of imports stands for every room under `src/math`.
 * - Tests and `testing` folders may import anything; nothing else may import from them.
 * - Rooms stand in the order in which they build on each other: a room imports only rooms above it in the table.
 *
 * @typedef {{ holds: string, imports: readonly string[], packages: readonly string[] }} Room
 */

const REACT = ['react', 'react-dom'];
const MATH = 'src/math/*';

/** The rooms that a scale's panel and stage are built from. */
const INTERFACE = ['src/jobs', 'src/state', 'src/controls', 'src/charts', 'src/stage'];

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
  // Numerics: flat typed arrays in, plain data out. No DOM, no Node, no file. The rooms stand in the order of a
  // textbook's chapters: tools, then linear algebra and statistics, then the methods.
  'src/math/work': {
    holds:
      'what a long computation receives: progress, cancelling, and a team to which it lends its data in parts',
    imports: [],
    packages: [],
  },
  'src/math/random': {
    holds: 'seeded random numbers, NumPy’s stream included',
    imports: [],
    packages: [],
  },
  'src/math/matrices': {
    holds: 'dense matrices, firings and counts as flat arrays, and their elementary arithmetic',
    imports: [],
    packages: [],
  },
  'src/math/kernels': {
    holds: 'the heavy loops behind one interface: WebAssembly with SIMD, or plain TypeScript',
    imports: ['src/math/work', 'src/math/matrices'],
    packages: [],
  },
  'src/math/card': {
    holds:
      'what a graphics card proposes in float32, how far it can be from the truth, and whether it keeps to that',
    imports: ['src/math/work', 'src/math/random'],
    packages: [],
  },
  'src/math/linear': {
    holds: 'linear algebra: eigenpairs, singular values, factorisations, Procrustes',
    imports: ['src/math/work', 'src/math/random', 'src/math/matrices', 'src/math/kernels'],
    packages: ['ml-matrix'],
  },
  'src/math/statistics': {
    holds: 'distributions, correlation, regression, and a figure beside its null',
    imports: ['src/math/matrices', 'src/math/linear'],
    packages: [],
  },
  'src/math/margins': {
    holds: 'tables of 0 and 1 with given margins: fit, moments of pairs, tails, shuffles',
    imports: ['src/math/random', 'src/math/matrices', 'src/math/statistics'],
    packages: [],
  },
  'src/math/spectra': {
    holds: 'principal components, spectra of covariances, power laws, Marchenko–Pastur',
    imports: [
      'src/math/work',
      'src/math/random',
      'src/math/matrices',
      'src/math/kernels',
      'src/math/linear',
      'src/math/statistics',
    ],
    packages: [],
  },
  'src/math/shapes': {
    holds: 'shapes of clouds of points: separability, mixture, association of angles, sums of directions',
    imports: ['src/math/work', 'src/math/random', 'src/math/matrices', 'src/math/kernels', 'src/math/linear'],
    packages: [],
  },
  'src/math/affinity': {
    holds: 'affinities between features as implicit operators',
    imports: ['src/math/work', 'src/math/matrices', 'src/math/kernels'],
    packages: [],
  },
  'src/math/clustering': {
    holds: 'spectral clustering, k-means, silhouettes, agreement of clusterings',
    imports: [
      'src/math/work',
      'src/math/random',
      'src/math/matrices',
      'src/math/kernels',
      'src/math/linear',
      'src/math/statistics',
      'src/math/affinity',
    ],
    packages: [],
  },
  'src/math/discriminants': {
    holds: 'LDA, shrinkage, logistic regression',
    imports: [
      'src/math/work',
      'src/math/random',
      'src/math/matrices',
      'src/math/kernels',
      'src/math/linear',
      'src/math/statistics',
      'src/math/spectra',
    ],
    packages: [],
  },
  'src/math/matching': {
    holds: 'best partners of the rows of two matrices or two recordings, one-to-one assignment',
    imports: ['src/math/work', 'src/math/random', 'src/math/matrices', 'src/math/kernels', 'src/math/card'],
    packages: [],
  },
  'src/math/autoencoder': {
    holds: 'sparse autoencoders: BatchTopK, its gradient, Adam, training',
    imports: [
      'src/math/work',
      'src/math/random',
      'src/math/matrices',
      'src/math/kernels',
      'src/math/statistics',
    ],
    packages: [],
  },
  'src/math/neighbours': {
    holds: 'nearest rows, cosines, entropy from distances to neighbours',
    imports: [
      'src/math/work',
      'src/math/random',
      'src/math/matrices',
      'src/math/kernels',
      'src/math/card',
      'src/math/statistics',
    ],
    packages: [],
  },
  'src/math/layouts': {
    holds: 't-SNE: probabilities of neighbours, forces by a tree of cells, descent',
    imports: ['src/math/work'],
    packages: [],
  },
  'src/math/pairs': {
    holds: 'differences of pairs, folds of pairs, retrieval by offsets',
    imports: ['src/math/work', 'src/math/random', 'src/math/matrices', 'src/math/kernels'],
    packages: [],
  },
  'src/math/encode': {
    holds: 'from activations to firings by an encoder',
    imports: ['src/math/work', 'src/math/matrices', 'src/math/kernels', 'src/math/card'],
    packages: [],
  },

  // From bytes to a Dataset.
  'src/dataset': {
    holds: 'the `Dataset` type, errors for bad input, schemas, what files do not say about themselves',
    imports: ['src/math/work', 'src/math/matrices', 'src/math/encode'],
    packages: ['valibot'],
  },
  'src/dataset/sources': {
    holds: 'places that yield bytes: files, addresses, the hub, memory',
    imports: ['src/dataset'],
    packages: [],
  },
  'src/dataset/files': {
    holds: 'containers: npy, npz, zip, safetensors, Parquet, text, JSON; from bytes to arrays, rows, texts',
    imports: ['src/math/matrices', 'src/dataset', 'src/dataset/sources'],
    packages: ['fflate', 'hyparquet', 'hyparquet-compressors', 'zstddec'],
  },
  'src/dataset/formats': {
    holds: 'meanings: checkpoints, encoders, firings, labels, relations, tables; one list of them',
    imports: [
      'src/math/matrices',
      'src/math/encode',
      'src/dataset',
      'src/dataset/sources',
      'src/dataset/files',
    ],
    packages: ['valibot', 'fflate'],
  },
  'src/dataset/catalogue': {
    holds: 'public families of SAEs: what each is, how its files are named, which of them have labels',
    imports: ['src/dataset', 'src/dataset/formats'],
    packages: ['valibot'],
  },
  'src/dataset/recognise': {
    holds: 'which file is what, and which files belong together: from files to a recipe',
    imports: ['src/dataset', 'src/dataset/sources', 'src/dataset/files', 'src/dataset/formats'],
    packages: ['valibot'],
  },
  'src/dataset/raw': {
    holds: 'from a recipe to a `Dataset`',
    imports: [
      'src/math/matrices',
      'src/math/random',
      'src/dataset',
      'src/dataset/sources',
      'src/dataset/files',
      'src/dataset/formats',
      'src/dataset/catalogue',
      'src/dataset/recognise',
    ],
    packages: [],
  },
  'src/dataset/bundle': {
    holds: 'from a manifest to a `Dataset` and back: publishing, results, validation',
    imports: [
      'src/math/work',
      'src/math/matrices',
      'src/dataset',
      'src/dataset/sources',
      'src/dataset/files',
      'src/dataset/formats',
      'src/dataset/recognise',
    ],
    packages: ['valibot', 'fflate'],
  },
  'src/dataset/open': {
    holds: 'from an address or dropped files to a `Dataset`',
    imports: [
      'src/math/matrices',
      'src/dataset',
      'src/dataset/sources',
      'src/dataset/files',
      'src/dataset/formats',
      'src/dataset/recognise',
      'src/dataset/raw',
      'src/dataset/bundle',
    ],
    packages: ['valibot', '@huggingface/hub'],
  },

  // Jobs and state know no scale.
  'src/jobs': {
    holds: 'the worker pool: run, progress, cancel, results kept by their parameters',
    imports: [MATH, 'src/dataset', 'src/dataset/sources', 'src/dataset/open', 'src/dataset/bundle'],
    packages: ['comlink', 'react', 'zustand', 'node:worker_threads', 'node:os'],
  },
  'src/state': {
    holds: 'the store, the selection, the link: generic',
    imports: ['src/dataset'],
    packages: ['react', 'zustand'],
  },

  // What panels and scenes are made of.
  'src/controls': {
    holds: 'controls, tables, number formats, the tokens of the style sheet',
    imports: [],
    packages: [...REACT, 'react-aria-components'],
  },
  'src/figures': {
    holds: 'figures for papers and slides: sizes in print, layout around a picture, canvas and SVG',
    imports: [],
    packages: [],
  },
  'src/charts': {
    holds: 'charts, each with its table',
    imports: ['src/math/spectra', 'src/controls', 'src/figures'],
    packages: [...REACT, '@observablehq/plot'],
  },
  'src/report': {
    holds: 'a report of a view as plain data, and how it is written as a page and as JSON',
    imports: ['src/controls', 'src/charts'],
    packages: [],
  },
  'src/stage': {
    holds: 'the one 3D scene: points, picking, camera, labels, axes',
    imports: ['src/math/statistics', 'src/math/work', 'src/state', 'src/controls', 'src/figures'],
    packages: [...REACT, 'three', 'camera-controls', 'zustand'],
  },

  // The scales.
  'src/scales/atom/analysis': {
    holds: 'crystals: relations, distractors, held-out quality, search',
    imports: [MATH, 'src/dataset'],
    packages: [],
  },
  'src/scales/brain/analysis': {
    holds: 'lobes: spectral clusters of firings, and what they are worth',
    imports: [MATH, 'src/dataset'],
    packages: [],
  },
  'src/scales/cloud/analysis': {
    holds:
      'where features lie along principal components and in layouts, and how to follow axes from layer to layer',
    imports: [MATH, 'src/dataset'],
    packages: ['umap-js'],
  },
  'src/scales/galaxy/analysis': {
    holds: 'the shape of the cloud: spectrum, isotropy, clustering entropy',
    imports: [MATH, 'src/dataset', 'src/scales/cloud/analysis'],
    packages: [],
  },
  'src/scales/shared/analysis': {
    holds: 'what is found out about one feature at every scale: its place, its decomposition',
    imports: [MATH, 'src/dataset'],
    packages: [],
  },
  'src/scales/shared': {
    holds: 'what several scales ask and say: asking for a job, labels, neighbours, lobes',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/sources',
      'src/dataset/formats',
      'src/dataset/bundle',
      ...INTERFACE,
      'src/report',
      'src/scales/brain/analysis',
      'src/scales/shared/analysis',
    ],
    packages: [...REACT, 'react-aria-components', 'zustand', 'valibot'],
  },
  'src/scales/cloud': {
    holds: 'the cloud that brain and galaxy both draw: places, colours, legend',
    imports: [MATH, 'src/dataset', ...INTERFACE, 'src/scales/cloud/analysis', 'src/scales/shared'],
    packages: [...REACT, 'react-aria-components', 'zustand', 'valibot'],
  },
  'src/scales/atom': {
    holds: 'the atom scale: its view, jobs, panel and stage',
    imports: [
      MATH,
      'src/dataset',
      ...INTERFACE,
      'src/report',
      'src/scales/shared',
      'src/scales/atom/analysis',
    ],
    packages: [...REACT, 'react-aria-components', 'zustand', 'valibot', '@observablehq/plot'],
  },
  'src/scales/brain': {
    holds: 'the brain scale: its view, jobs, panel and stage',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/formats',
      ...INTERFACE,
      'src/report',
      'src/scales/shared',
      'src/scales/cloud',
      'src/scales/brain/analysis',
    ],
    packages: [...REACT, 'react-aria-components', 'zustand', 'valibot', '@observablehq/plot'],
  },
  'src/scales/galaxy': {
    holds: 'the galaxy scale: its view, jobs, panel and stage',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/formats',
      ...INTERFACE,
      'src/report',
      'src/scales/cloud/analysis',
      'src/scales/galaxy/analysis',
      'src/scales/shared',
      'src/scales/cloud',
    ],
    packages: [...REACT, 'react-aria-components', 'zustand', 'valibot', '@observablehq/plot'],
  },
  'src/scales': {
    holds: 'what a scale is, and the one list of them',
    imports: [
      'src/dataset',
      'src/jobs',
      'src/state',
      'src/controls',
      'src/scales/shared',
      'src/scales/atom',
      'src/scales/brain',
      'src/scales/galaxy',
    ],
    packages: [...REACT, 'valibot'],
  },
  'src/scales/publish': {
    holds: 'results computed beforehand, from the jobs’ own descriptions',
    imports: ['src/dataset', 'src/dataset/bundle', 'src/jobs', 'src/state', 'src/scales'],
    packages: ['valibot'],
  },

  'src/scales/report': {
    holds: 'the report of a view, from what each scale adds to it',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/bundle',
      'src/dataset/open',
      'src/jobs',
      'src/state',
      'src/report',
      'src/scales',
      'src/scales/shared',
      'src/scales/galaxy',
      'src/scales/shared/analysis',
      'src/scales/cloud',
      'src/scales/cloud/analysis',
    ],
    packages: [],
  },
  'src/lessons': {
    holds: 'lessons as files of steps: their form, the lessons that come with the app, and drafts',
    imports: ['src/dataset', 'src/state'],
    packages: ['valibot'],
  },

  // Where everything meets.
  workers: {
    holds: 'what runs off the main thread, and the SIMD kernels (AssemblyScript)',
    imports: [MATH, 'src/dataset', 'src/dataset/*', 'src/jobs', 'src/scales', 'src/scales/*'],
    packages: ['comlink', 'fflate', 'virtual:kernels/relaxedSimd', 'virtual:kernels/simd', 'node:*'],
  },
  embed: {
    holds: 'the module for pages that embed a scene, and the messages between the two',
    imports: [],
    packages: [],
  },
  'src/app': {
    holds: 'the shell: layout, bars, dialogs, inspector, search, the scene in another page’s frame',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/*',
      ...INTERFACE,
      'src/figures',
      'src/report',
      'src/scales',
      'src/scales/*',
      'src/lessons',
      'embed',
    ],
    packages: [...REACT, 'react-aria-components', 'marked', 'zustand', 'valibot'],
  },
  'src/cli': {
    holds: 'the same analyses from a terminal',
    imports: [
      MATH,
      'src/dataset',
      'src/dataset/*',
      'src/jobs',
      'src/state',
      'src/report',
      'src/scales',
      'src/scales/*',
      'workers',
    ],
    packages: ['fflate', 'send', 'node:*'],
  },
  src: {
    holds: 'where the page starts',
    imports: ['src/app', 'src/state', 'src/scales', 'src/controls'],
    packages: [...REACT, '@fontsource-variable/inter'],
  },
};
