import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { float32Npy } from './npy.ts';
import { random } from '../../src/math/random/random.ts';

/** Dimensions of the planted clouds: enough for the app's three components, few enough for a million rows. */
const DIM = 8;
/** The number of planted clusters, the share of points in them, and their radius in standard deviations of the cloud. */
const CLUSTERS = 12;
const SHARE = 0.12;
const RADIUS = 0.05;
/** Seed of all clouds. */
const SEED = 42;

/**
 * Writes a bundle of one layer: a Gaussian cloud whose standard deviations fall from component to component, with twelve
 * small clusters planted in it.
 *
 * @param folder  is created if it does not exist
 * @param features  the number of points
 * @param labelled  whether every feature has a label and a frequency
 */
export function writeCloud(folder: string, features: number, labelled: boolean): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'decoder.npy'), float32Npy(cloud(features), [features, DIM]));
  if (labelled) writeFileSync(join(folder, 'labels.jsonl'), labels(features));
  const manifest = {
    version: 1,
    name: `cloud-${features}`,
    title: `A cloud of ${features} points with planted clusters`,
    defaultLayer: '0',
    layers: [
      {
        id: '0',
        name: 'layer 0',
        decoder: { path: 'decoder.npy', features, dim: DIM },
        ...(labelled && { labels: { path: 'labels.jsonl' } }),
      },
    ],
    provenance: { licence: 'CC0-1.0', method: 'Random numbers with planted clusters, made by the bench.' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** The directions of a cloud, `[features, DIM]`, row-major. */
function cloud(features: number): Float32Array {
  const stream = random(SEED);
  const deviation = (j: number) => (j + 1) ** -0.5;
  const normal = normals(() => stream.uniform());
  const centres = Array.from({ length: CLUSTERS * DIM }, (_, i) => 0.9 * deviation(i % DIM) * normal());
  const rows = new Float32Array(features * DIM);
  for (let i = 0; i < features; i++) {
    const cluster = stream.uniform() < SHARE ? Math.floor(CLUSTERS * stream.uniform()) : null;
    for (let j = 0; j < DIM; j++) {
      const z = normal() * deviation(j);
      rows[i * DIM + j] = cluster === null ? z : centres[cluster * DIM + j]! + RADIUS * z;
    }
  }
  return rows;
}

/** Standard normal numbers by the polar method of Marsaglia. */
function normals(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}

/** Labels of some words and frequencies, in JSON Lines. */
function labels(features: number): string {
  const lines: string[] = [];
  for (let index = 0; index < features; index++) {
    const description = `tokens about subject ${(index * 7919) % 9973} in sentences of kind ${index % 53}`;
    lines.push(JSON.stringify({ index, description, frequency: 1 / (2 + ((index * 31) % 997)) }));
  }
  return `${lines.join('\n')}\n`;
}
