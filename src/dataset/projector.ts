import * as v from 'valibot';
import type { Dataset } from './dataset.ts';
import { DataError } from './error.ts';
import { openRaw } from './raw.ts';
import type { Recipe, RecipeLayer } from './recipe.ts';
import { check, count, featureCount, text } from './schema.ts';
import { openRemote, readRemote } from './sources/http.ts';
import type { Source } from './sources/source.ts';

const schema = v.object(
  {
    embeddings: v.pipe(
      v.array(
        v.object(
          {
            tensorName: v.optional(text, ''),
            tensorShape: v.optional(v.tuple([featureCount, count], 'two sizes')),
            tensorPath: text,
            metadataPath: v.optional(text),
          },
          'an object',
        ),
        'a list',
      ),
      v.nonEmpty('at least one embedding'),
    ),
  },
  'an object',
);

/** Whether parsed JSON is a configuration of the TensorFlow Embedding Projector. */
export const isProjectorConfig = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'embeddings' in value;

/**
 * What a configuration of the TensorFlow Embedding Projector describes: each embedding is a layer, its tensor raw
 * float32 (`.bytes`) or a table of numbers, its metadata the labels.
 *
 * @param file  the configuration's name, for messages
 * @param resolve  from a path in the configuration to one of the source
 * @throws DataError when the configuration is malformed
 */
export function projectorRecipe(value: unknown, file: string, resolve: (path: string) => string): Recipe {
  const { embeddings } = check(schema, value, file, 'Correct the configuration of the projector.');
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
    ...{ name, title: name, item: 'point', categories: [], layers },
    description: 'Vectors described by a configuration of the TensorFlow Embedding Projector.',
    provenance: {
      ...{ model: '', sae: '', source: file, licence: '', citation: '', method: '' },
      preprocessing: 'as in the files',
    },
  };
}

/**
 * Among the paths of chosen files, the one that a path in a configuration means: the longest common end decides, since
 * files are often chosen without their folders.
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

/**
 * Opens the embeddings of a parsed configuration on the web. Paths are relative to it or, where they repeat its folder's name
 * as the projector's own demonstration does, to the folder above; or they are addresses of their own.
 *
 * @throws DataError when the configuration or a file that it names cannot be read
 */
export async function openProjector(value: unknown, url: URL): Promise<Dataset> {
  const folder = /([^/]*)\/[^/]*$/.exec(url.pathname)?.[1] ?? '';
  const resolve = (path: string) => {
    const repeats = folder !== '' && path.startsWith(`${folder}/`);
    const address = repeats ? `../${path}` : path;
    if (URL.canParse(address, url)) return new URL(address, url).href;
    throw new DataError(
      `${url.href}: expected paths or addresses of files, found “${path}”; correct the configuration of the projector.`,
    );
  };
  return openRaw(projectorRecipe(value, url.href, resolve), webSource());
}

/** Files of the web by their whole addresses. */
function webSource(): Source {
  const remoteOf = (address: string) => ({ url: new URL(address), place: address });
  return {
    describe: (address) => address,
    read: (address, options) => readRemote(remoteOf(address), options),
    open: (address, options) => openRemote(remoteOf(address), options),
  };
}
