import { blockCounts } from '../src/math/matrices/firings.ts';
import { lobes, type AffinityName } from '../src/scales/brain/analysis/index.ts';
import { nearestNeighbours } from '../src/math/neighbours/nearestNeighbours.ts';
import { kernels } from '../src/math/kernels/kernels.ts';
import { logisticRegression } from '../src/math/discriminants/logistic/logisticRegression.ts';
import { matrix } from '../src/math/matrices/matrix.ts';
import { pca } from '../src/math/spectra/pca.ts';
import { random } from '../src/math/random/random.ts';
import { embedForSweep, sweepClusters, sweepPoint } from '../src/scales/brain/analysis/sweep/sweep.ts';
import { TSNE_DEFAULTS, UMAP_DEFAULTS } from '../src/scales/cloud/analysis/layouts/defaults.ts';
import { neighbourGraph } from '../src/scales/cloud/analysis/layouts/neighbourGraph.ts';
import { tsne } from '../src/scales/cloud/analysis/layouts/tsne.ts';
import { umap } from '../src/scales/cloud/analysis/layouts/umap.ts';
import { spectrum } from '../src/math/spectra/spectrum.ts';
import type { Work } from '../src/math/work/work.ts';
import type { CaseName, Findings, Report } from './cases.ts';
import { readDecoder, readFirings, readLobes, readPoints } from './data.ts';
import { fastest, type Timing } from './measure.ts';

type CaseReport = Omit<Report, 'bytes'>;

/** Runs a case on the data in a folder. */
export async function runCase(name: CaseName, folder: string, work: Work): Promise<CaseReport> {
  switch (name) {
    case 'pca':
      return principal(folder, work);
    case 'spectrum':
      return wholeSpectrum(folder, work);
    case 'neighbours':
      return neighbours(folder, work);
    case 'tsne':
      return layout(folder, work);
    case 'umap':
      return neighbourLayout(folder, work);
    case 'logistic':
      return regression(folder, work);
    case 'sweep':
      return sweep(folder, work);
    case 'single':
    case 'gram':
    case 'double':
      return kernel(name);
    default:
      return lobesBy(name, folder, work);
  }
}

/** From firings to labels, once and without warming up, as for the first request of a user. */
async function lobesBy(affinity: AffinityName, folder: string, work: Work): Promise<CaseReport> {
  const firings = readFirings(folder);
  const timing = await fastest(1, () =>
    lobes({ firings }, { affinity, k: 3, seed: 42, keepSilent: false }, work),
  );
  const { labels, eigenvalues, residuals } = timing.result;
  return reported(timing, {
    labels: [...labels],
    eigenvalues: [...eigenvalues],
    note: `residual ${Math.max(...residuals).toExponential(0)}`,
  });
}

/** One point of the sweep from the start: eigenvectors of both affinities, AMI and classifier with their nulls. */
async function sweep(folder: string, work: Work): Promise<CaseReport> {
  const [firings, decoder] = [readFirings(folder), readDecoder(folder)];
  const [k, seed] = [8, 42];
  const timing = await fastest(1, async () => {
    const input = { firings, decoder };
    const phi = await embedForSweep(input, { affinity: 'phi', seed, keepSilent: false }, k, work);
    const geometry = await embedForSweep(input, { affinity: 'cosine', seed, keepSilent: false }, k, work);
    const clusters = await sweepClusters(geometry, k, seed, work);
    const parameters = {
      affinity: 'phi' as const,
      k,
      seed,
      permutations: 99,
      fits: 5,
      fired: blockCounts(firings),
    };
    return sweepPoint(phi, clusters, decoder, parameters, work);
  });
  const { ami, balancedAccuracy } = timing.result;
  const accuracy = balancedAccuracy ? balancedAccuracy.value.toFixed(3) : 'none';
  return reported(timing, {
    note: `AMI ${ami.value.toFixed(3)}, balanced accuracy ${accuracy}`,
  });
}

async function principal(folder: string, work: Work): Promise<CaseReport> {
  const x = readDecoder(folder);
  const timing = await fastest(3, () => pca(x, { components: 3 }, work));
  return reported(timing, { eigenvalues: [...timing.result.eigenvalues] });
}

async function wholeSpectrum(folder: string, work: Work): Promise<CaseReport> {
  const x = readDecoder(folder);
  const timing = await fastest(3, () => spectrum(x, work));
  return reported(timing, { eigenvalues: [...timing.result.eigenvalues] });
}

async function neighbours(folder: string, work: Work): Promise<CaseReport> {
  const points = readPoints(folder);
  const timing = await fastest(3, () => nearestNeighbours(points, { k: 15, metric: 'euclidean' }, work));
  const { indices, distances } = timing.result;
  return reported(timing, { indices: [...indices], distances: [...distances] });
}

/** The whole layout, neighbours included. */
async function layout(folder: string, work: Work): Promise<CaseReport> {
  const points = readPoints(folder);
  const timing = await fastest(1, () => tsne(points, TSNE_DEFAULTS, work));
  return reported(timing, { note: `divergence ${timing.result.divergence.toFixed(3)}` });
}

/** UMAP of the whole decoder, as the app does it: the search for neighbours, and the layout of their graph. */
async function neighbourLayout(folder: string, work: Work): Promise<CaseReport> {
  const x = readDecoder(folder);
  const { neighbours, ...others } = UMAP_DEFAULTS;
  const search = await fastest(1, () => neighbourGraph(x, neighbours, work));
  // The neighbours of this decoder are known from here on.
  const layout = await fastest(1, () => umap(x, { ...others, neighbours, seed: 42 }, work));
  const together = {
    ...layout,
    seconds: search.seconds + layout.seconds,
    processor: search.processor + layout.processor,
  };
  const part = ({ seconds, processor }: Timing<unknown>) =>
    `${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor)`;
  return reported(together, {
    note: `neighbours ${part(search)}, ${layout.result.epochs} epochs ${part(layout)}`,
  });
}

async function regression(folder: string, work: Work): Promise<CaseReport> {
  const x = readDecoder(folder);
  const labels = readLobes(folder);
  const timing = await fastest(1, () => logisticRegression(x, labels, 3, {}, work));
  const { coefficients, iterations, converged } = timing.result;
  return reported(timing, {
    coefficients: [...coefficients.data],
    note: `${iterations} steps${converged ? '' : ', not converged'}`,
  });
}

/** Sides of the matrices that the kernels are timed on. */
const SIDE = 1024;
const ROWS = 2048;

/** One kernel in one thread, on random numbers. */
async function kernel(name: 'single' | 'gram' | 'double'): Promise<CaseReport> {
  const stream = random(7);
  const data = Float32Array.from({ length: ROWS * SIDE }, () => stream.normal());
  const x = matrix(data, ROWS, SIDE);
  if (name === 'single') {
    const square = matrix(data.subarray(0, SIDE * SIDE), SIDE, SIDE);
    const timing = await fastest(10, () => void kernels().product(x, square));
    return reported(timing, { operations: 2 * ROWS * SIDE * SIDE });
  }
  const dense = kernels().dense(x);
  const precision = name === 'gram' ? 'single' : 'double';
  const timing = await fastest(10, () => void dense.gram({ precision }));
  dense.free();
  // The lower half mirrors the upper half: neither side counts its operations.
  return reported(timing, { operations: ROWS * SIDE * (SIDE + 1) });
}

function reported<T>({ seconds, processor, runs }: Timing<T>, findings: Findings): CaseReport {
  return { seconds, processor, runs, ...findings };
}
