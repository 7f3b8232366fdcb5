import { notWord2vec } from '../../files/wordVectors.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type Finding, found } from '../finding.ts';
import type { Head } from '../format.ts';

/**
 * Says how many word vectors a binary file promises. The beginning is enough.
 *
 * @throws DataError when it is a fastText model
 */
export function describe({ name, binaryWords: words }: Head, _: OpenedFile): Finding {
  if (words?.kind !== 'word2vec') throw notWord2vec(name, words ?? null);
  return found('table', 'word2vec binary', [words.rows, words.dim]);
}
