import { controlText, type Control } from '../src/dataset/control.ts';
import type { Dataset, DatasetInfo } from '../src/dataset/dataset.ts';
import { DataError } from '../src/dataset/error.ts';
import { canonical } from '../src/dataset/canonical.ts';
import type { Matrix } from '../src/math/matrices/matrix.ts';
import { CancelledError, type Work } from '../src/math/work/work.ts';
import { hold } from './held.ts';

/** The number of controls of each open dataset whose vectors are kept: the most recently used ones. */
const CAPACITY = 2;

/** A control of a dataset with the vectors that were made for it. */
interface Controlled {
  /** stands for the control in memories, whichever job looks at it */
  readonly identity: object;
  readonly made: Map<string, Matrix>;
  readonly making: Map<string, Promise<Matrix>>;
}

const controls = new WeakMap<Dataset, Map<string, Controlled>>();
const identities = new WeakMap<Dataset, object>();

/** What results of a dataset are remembered under: the same for all views of one control. */
export const identityOf = (dataset: Dataset): object => identities.get(dataset) ?? dataset;

/**
 * A dataset with a control in the place of its vectors: decoder directions and word vectors are made by the control when
 * they are first read, within the given work, so that a job that reads them reports progress and can be cancelled.
 * Firings, labels, relations and activations stay. What belongs to the SAE's own directions is left out: computed
 * results, given coordinates, and tokens that a direction promotes. Each layer draws from a stream of its own.
 */
export function controlled(dataset: Dataset, control: Control, work: Work): Dataset {
  const store = storeOf(dataset, control);
  const { results: _, texts, ...rest } = dataset;
  const rows = (name: string, x: Matrix) => madeOnce(store, name, x, control, work);
  const decoder = async (layer: string) => rows(`decoder ${layer}`, await dataset.decoder(layer));
  const view: Dataset = {
    ...rest,
    ...(texts && { texts }),
    info: controlInfo(dataset.info, control),
    decoder,
    async wordVectors(layer) {
      const words = await dataset.wordVectors(layer);
      const has = dataset.info.layers.find(({ id }) => id === layer)?.has.decoder;
      // If the words are the features, they are the same in the control.
      if (has && (await dataset.decoder(layer)).data === words.data) return decoder(layer);
      return rows(`words ${layer}`, words);
    },
    layout: () =>
      Promise.reject(
        new DataError('Given coordinates belong to the directions of the SAE; its control has none.'),
      ),
    async notes(layer, feature) {
      const { topTokens, examples } = await dataset.notes(layer, feature);
      return { topTokens, examples };
    },
  };
  identities.set(view, store.identity);
  return view;
}

function controlInfo({ results: _, ...info }: DatasetInfo, control: Control): DatasetInfo {
  const text = controlText(control, info.item);
  const stored = info.provenance.preprocessing;
  return {
    ...info,
    control,
    title: `${info.title} (${text})`,
    layers: info.layers.map((layer) => ({ ...layer, has: { ...layer.has, layout: false } })),
    provenance: { ...info.provenance, preprocessing: stored === '' ? text : `${stored}; ${text}` },
  };
}

function storeOf(dataset: Dataset, control: Control): Controlled {
  const known = controls.get(dataset) ?? new Map<string, Controlled>();
  controls.set(dataset, known);
  const key = canonical(control);
  const store = known.get(key) ?? { identity: {}, made: new Map(), making: new Map() };
  known.delete(key);
  known.set(key, store);
  for (const oldest of [...known.keys()].slice(0, -CAPACITY)) known.delete(oldest);
  return store;
}

/** The vectors of a name: made once, even if several jobs need them at the same time. */
async function madeOnce(
  { made, making }: Controlled,
  name: string,
  x: Matrix,
  { kind, seed }: Control,
  work: Work,
): Promise<Matrix> {
  for (;;) {
    const ready = made.get(name);
    if (ready) return ready;
    const begun = making.get(name);
    if (!begun) break;
    // If the job that makes them is cancelled, this one makes them itself.
    await begun.catch((reason: unknown) => {
      if (!(reason instanceof CancelledError)) throw reason;
    });
    await work.pause();
  }
  const promise = import('../src/math/spectra/controls/controlRows.ts').then(({ controlRows }) =>
    controlRows(x, kind, mixedSeed(seed, name), work),
  );
  making.set(name, promise);
  try {
    const rows = hold(await promise);
    made.set(name, rows);
    return rows;
  } finally {
    making.delete(name);
  }
}

/** A seed for each name (FNV-1a): layers of one shape would otherwise be alike. */
function mixedSeed(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
}
