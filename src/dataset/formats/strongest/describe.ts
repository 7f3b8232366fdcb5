import type { OpenedFile } from '../../sources/source.ts';
import { counted, type Finding, found, withChoices } from '../finding.ts';
import type { Head, Reading } from '../format.ts';
import { strongestOf } from './strongest.ts';

/**
 * Says how many tokens of how many features there are. Only the header is read.
 *
 * @throws DataError when its arrays do not fit together
 */
export async function describe(
  { name, tensors }: Head,
  _: OpenedFile,
  { corrections }: Reading,
): Promise<Finding> {
  const { features, kept, contexts } = await strongestOf(tensors!, name);
  const finding = found('strongest', `strongest tokens, ${counted(contexts, 'contexts')}`, [features, kept]);
  const { threshold = 0, complete = false } = corrections;
  return withChoices(finding, { threshold, complete });
}
