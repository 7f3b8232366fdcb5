import type { Matrix } from '../../math/matrices/matrix.ts';
import { inverseNorms } from '../../math/matrices/norms.ts';
import type { Dataset, Labels, LayerInfo } from '../dataset.ts';
import type { Preparation } from '../reference.ts';
import { createCache } from '../sources/cache.ts';

/** The name of the column that stores the norms which unit length removes. */
export const STORED_NORM = 'stored norm';

const WORDS = ['unit', 'centre'] as const;

/** A preparation in a word or two, such as `unit,centre`; empty for vectors as stored. */
export const printPreparation = (preparation: Preparation): string =>
  WORDS.filter((word) => preparation[word]).join(',');

/** Reads what `printPreparation` writes; null when it holds a word that is no preparation. */
export function parsePreparation(text: string): Preparation | null {
  const words = text.split(',').filter((word) => word !== '');
  if (!words.every((word) => WORDS.some((known) => known === word))) return null;
  return { unit: words.includes('unit'), centre: words.includes('centre') };
}

/** A preparation in words, such as `scaled to unit length, mean subtracted`; empty for vectors as stored. */
export const preparationText = ({ unit, centre }: Preparation): string =>
  [...(unit ? ['scaled to unit length'] : []), ...(centre ? ['mean subtracted'] : [])].join(', ');

/**
 * The vectors `[n, dim]` prepared; the same matrix when nothing is to be done. A zero row has no direction and
 * stays zero under scaling; the mean is over all rows, in float64.
 */
export function prepareRows(vectors: Matrix, { unit, centre }: Preparation): Matrix {
  if (!unit && !centre) return vectors;
  const { rows, columns } = vectors;
  const data = vectors.data.slice();
  if (unit) {
    const inverse = inverseNorms(vectors);
    for (let i = 0; i < rows; i++) {
      for (let p = i * columns; p < (i + 1) * columns; p++) data[p] = data[p]! * inverse[i]!;
    }
  }
  if (centre) {
    const mean = new Float64Array(columns);
    for (let p = 0; p < data.length; p++) mean[p % columns]! += data[p]!;
    for (let p = 0; p < data.length; p++) data[p]! -= mean[p % columns]! / rows;
  }
  return { data, rows, columns };
}

/**
 * The same dataset with its directions and word vectors prepared once and cached. Unit length removes the norms,
 * so they join the labels as a column, `STORED_NORM`. Raw activations and given coordinates stay as they are.
 */
export function prepared(dataset: Dataset, preparation: Preparation): Dataset {
  const done = preparationText(preparation);
  if (done === '') return dataset;
  const cached = createCache();
  const made = new WeakMap<Float32Array, Matrix>();
  // If the words are the features, both are one matrix.
  const prepare = (vectors: Matrix): Matrix => {
    const ready = made.get(vectors.data) ?? prepareRows(vectors, preparation);
    made.set(vectors.data, ready);
    return ready;
  };
  // Results that were computed from the stored vectors hold only for these.
  const { results: _, ...info } = dataset.info;
  const stored = info.provenance.preprocessing;
  return {
    ...dataset,
    results: undefined,
    info: {
      ...info,
      layers: info.layers.map((layer) => (preparation.unit ? withLabels(layer) : layer)),
      provenance: { ...info.provenance, preprocessing: stored === '' ? done : `${stored}; here ${done}` },
    },
    decoder: (layer) => cached(`decoder ${layer}`, async () => prepare(await dataset.decoder(layer))),
    wordVectors: (layer) => cached(`words ${layer}`, async () => prepare(await dataset.wordVectors(layer))),
    labels: (layer) =>
      cached(`labels ${layer}`, async () => {
        const norms = preparation.unit ? rowNorms(await dataset.decoder(layer)) : null;
        return withNorms(await dataset.labels(layer), norms);
      }),
  };
}

const withLabels = (layer: LayerInfo): LayerInfo =>
  layer.has.decoder ? { ...layer, has: { ...layer.has, labels: true } } : layer;

const rowNorms = (vectors: Matrix): Float32Array =>
  Float32Array.from(inverseNorms(vectors), (inverse) => (inverse === 0 ? 0 : 1 / inverse));

const withNorms = (labels: Labels, norms: Float32Array | null): Labels =>
  norms ? { ...labels, numeric: { ...labels.numeric, [STORED_NORM]: norms } } : labels;
