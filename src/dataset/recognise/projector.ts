import { readProjectorConfig } from '../formats/projector/projector.ts';
import type { Recipe, RecipeLayer } from './recipe.ts';

/**
 * The recipe for a configuration of the TensorFlow Embedding Projector: each embedding is a layer, its tensor raw
 * float32 (`.bytes`) or a table of numbers, its metadata the labels.
 *
 * @param file  the configuration's name, for messages
 * @param resolve  maps a path in the configuration to a path of the source
 * @throws DataError when the configuration is malformed
 */
export function projectorRecipe(value: unknown, file: string, resolve: (path: string) => string): Recipe {
  const { embeddings } = readProjectorConfig(value, file);
  const layers = embeddings.map(({ tensorName, tensorShape, tensorPath, metadataPath }, i): RecipeLayer => {
    const raw = !/\.(tsv|txt|csv)(\.gz)?$/i.test(tensorPath);
    return {
      id: String(i),
      name: tensorName || `embedding ${i + 1}`,
      sae: resolve(tensorPath),
      ...(raw && tensorShape && { shape: tensorShape }),
      ...(metadataPath !== undefined && { features: resolve(metadataPath) }),
    };
  });
  const name = embeddings[0]!.tensorName || file.replace(/^.*\//, '').replace(/\.json$/i, '');
  return {
    name,
    title: name,
    item: 'point',
    categories: [],
    layers,
    description: 'Vectors described by a configuration of the TensorFlow Embedding Projector.',
    provenance: {
      model: '',
      sae: '',
      source: file,
      licence: '',
      citation: '',
      method: '',
      preprocessing: 'as in the files',
    },
  };
}

/**
 * Finds, among the paths of chosen files, the one that a path in a configuration means. The longest common end decides,
 * because files are often chosen without their folders.
 */
export function amongFiles(paths: readonly string[]): (path: string) => string {
  return (path) => {
    const steps = path.split('/');
    for (let from = 0; from < steps.length; from++) {
      const end = steps.slice(from).join('/');
      const found = paths.find((one) => one === end || one.endsWith(`/${end}`));
      if (found !== undefined) return found;
    }
    return path;
  };
}
