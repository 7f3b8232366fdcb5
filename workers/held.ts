import type { Dataset } from '../src/dataset/dataset.ts';
import { buffersOf } from '../src/jobs/team/pack.ts';

/**
 * Buffers that this worker goes on reading after a job has ended (an open dataset's arrays, what a memo
 * keeps). A result that contains one crosses as a copy, because a transfer would empty it here.
 */
const held = new WeakSet<ArrayBufferLike>();

/** Marks the buffers of plain data as held, for as long as they live. */
export function hold<T>(value: T): T {
  for (const buffer of buffersOf(value)) held.add(buffer);
  return value;
}

export function isHeld(buffer: ArrayBufferLike): boolean {
  return held.has(buffer);
}

/** The same dataset, with the buffers of everything that it returns marked as held. */
export function holdDataset(dataset: Dataset): Dataset {
  return {
    info: dataset.info,
    decoder: async (layer) => hold(await dataset.decoder(layer)),
    firings: async (layer) => hold(await dataset.firings(layer)),
    cooccurrence: async (layer) => hold(await dataset.cooccurrence(layer)),
    labels: async (layer) => hold(await dataset.labels(layer)),
    notes: async (layer, feature) => hold(await dataset.notes(layer, feature)),
    activations: async (layer) => hold(await dataset.activations(layer)),
    ...(dataset.texts && { texts: dataset.texts }),
    encoding: (layer) => dataset.encoding(layer),
    layout: async (layer) => hold(await dataset.layout(layer)),
    relations: async () => hold(await dataset.relations()),
    wordVectors: async (layer) => hold(await dataset.wordVectors(layer)),
    fingerprint: (layer) => dataset.fingerprint(layer),
    ...(dataset.results && { results: dataset.results }),
  };
}
