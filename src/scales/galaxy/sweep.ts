import { create } from 'zustand';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { type DatasetReference, referenceKey } from '../../dataset/reference.ts';
import { jobs } from '../../jobs/page.ts';
import type { ClusteringEntropy, Shape } from './analysis/index.ts';
import { entropyJob, shapeJob } from './jobs.ts';
import { entropyRequest, shapeRequest } from './requests.ts';

/** What has been found of a layer so far. */
export interface LayerFigures {
  readonly shape?: Shape;
  readonly entropy?: ClusteringEntropy;
  /** why there is no figure */
  readonly error?: string;
}

/** One dataset's layers, computed one after the other in the background and kept for the visit. */
export interface Sweep {
  readonly status: 'idle' | 'running' | 'cancelled' | 'done';
  /** by layer id */
  readonly figures: Readonly<Record<string, LayerFigures>>;
  /** steps done and steps in all: two a layer */
  readonly done: number;
  readonly steps: number;
}

const nothing: Sweep = { status: 'idle', figures: {}, done: 0, steps: 0 };

/** Sweeps by dataset and seed. They go on when the reader looks at another scale. */
const useSweeps = create<{ readonly sweeps: Readonly<Record<string, Sweep>> }>()(() => ({ sweeps: {} }));
const controllers = new Map<string, AbortController>();

const nameOf = (dataset: DatasetReference, seed: number) => `${seed} ${referenceKey(dataset)}`;
const sweepOf = (name: string) => useSweeps.getState().sweeps[name] ?? nothing;

/** The sweep over a dataset's layers as it stands. */
export function useSweep(dataset: DatasetReference, seed: number): Sweep {
  return useSweeps((state) => state.sweeps[nameOf(dataset, seed)] ?? nothing);
}

/** Computes what is missing, layer by layer: spectrum, then clustering entropy. */
export async function startSweep(
  dataset: DatasetReference,
  seed: number,
  layers: readonly LayerInfo[],
): Promise<void> {
  const name = nameOf(dataset, seed);
  if (sweepOf(name).status === 'running') return;
  const controller = new AbortController();
  controllers.set(name, controller);
  change(name, { status: 'running', done: 0, steps: 2 * layers.length });
  for (const layer of layers) {
    for (const step of ['shape', 'entropy'] as const) {
      const figures = await compute(dataset, seed, layer, step, controller.signal);
      if (controller.signal.aborted) return;
      if (figures === 'cancelled') return change(name, { status: 'cancelled' });
      const { figures: before, done } = sweepOf(name);
      change(name, {
        figures: { ...before, [layer.id]: { ...before[layer.id], ...figures } },
        done: done + 1,
      });
    }
  }
  change(name, { status: 'done' });
}

/** Stops a sweep; what has been found stays. */
export function cancelSweep(dataset: DatasetReference, seed: number): void {
  const name = nameOf(dataset, seed);
  controllers.get(name)?.abort();
  if (sweepOf(name).status === 'running') change(name, { status: 'cancelled' });
}

function change(name: string, update: Partial<Sweep>): void {
  useSweeps.setState(({ sweeps }) => ({
    sweeps: { ...sweeps, [name]: { ...(sweeps[name] ?? nothing), ...update } },
  }));
}

async function compute(
  dataset: DatasetReference,
  seed: number,
  layer: LayerInfo,
  step: 'shape' | 'entropy',
  signal: AbortSignal,
): Promise<LayerFigures | 'cancelled'> {
  const options = { background: true, signal };
  try {
    if (step === 'shape') {
      const title = `Spectrum of ${layer.name}`;
      const request = { dataset, parameters: shapeRequest(layer) };
      return { shape: await jobs.run(shapeJob, request, { ...options, title }) };
    }
    const title = `Clustering entropy of ${layer.name}`;
    const request = { dataset, parameters: entropyRequest(layer, { seed }) };
    return { entropy: await jobs.run(entropyJob, request, { ...options, title }) };
  } catch (error) {
    // A cancel in the task tray ends the sweep; a layer that cannot be computed does not.
    return (error as Error).name === 'CancelledError' ? 'cancelled' : { error: (error as Error).message };
  }
}
