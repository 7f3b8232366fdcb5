import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readNpy } from '../../../../dataset/files/npy.ts';
import { matrix } from '../../../../math/matrices/matrix.ts';
import type { RelationWords } from '../selection.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/words/', import.meta.url));

/** Whether the raw words dataset lies beside the repository. */
export const sharedWordsExist = existsSync(`${folder}vectors.npy`);

/** The raw words dataset: 13,271 words in 200 dimensions with twelve relations. */
export function sharedWords(): RelationWords {
  const words = JSON.parse(readFileSync(`${folder}words.json`, 'utf8')) as string[];
  const index = new Map(words.map((word, i) => [word, i]));
  const vectors = readNpy(readFileSync(`${folder}vectors.npy`), 'vectors.npy');
  const relations = readdirSync(`${folder}pairs`)
    .sort()
    .map((name) => {
      const pairs = JSON.parse(readFileSync(`${folder}pairs/${name}`, 'utf8')) as {
        input: string;
        output: string;
      }[];
      const id = name.replace('.json', '');
      const indices = pairs.flatMap(({ input, output }) => [index.get(input)!, index.get(output)!]);
      return { id, name: id.replace('-', ' → '), pairs: Uint32Array.from(indices) };
    });
  const characters = Float32Array.from(words, (word) => word.length);
  return {
    vectors: matrix(vectors.data as Float32Array, vectors.shape[0]!, vectors.shape[1]!),
    relations: { words, relations, covariates: { characters } },
  };
}
