import type { Labels } from '../../../dataset/dataset.ts';
import type { BrainLobes } from '../../shared/lobes/job.ts';
import { strongestCategory, type CategoryTable } from './strongestCategory.ts';
import { typicalWords } from './typicalWords.ts';

/** What a lobe is called until the user names it. */
export interface DefaultName {
  /** its number, from one in the order of size, and what it is: `lobe 2 · fiction` */
  readonly name: string;
  /** the same where there is little room, in the scene: `2 · fiction` */
  readonly brief: string;
}

/**
 * What each lobe is called until the user names it: its number in the order of size, which depends on nothing that was shown
 * before; then its strongest category, or the words of its labels, if they stand well above their share by chance.
 *
 * @param categories  names of the categories of documents
 * @param labels  null if there are none
 * @returns a name per lobe
 */
export function lobeNames(
  found: BrainLobes,
  categories: readonly string[],
  labels: Labels | null,
): readonly DefaultName[] {
  const k = found.sizes.length;
  const ofCategory = Array.from({ length: k }, (_, lobe) => categoryName(found.categories, lobe, categories));
  const some = ofCategory.some((name) => name !== '');
  const words = some || !labels ? [] : typicalWords(found.labels, k, labels.description);
  return ofCategory.map((category, lobe) => {
    const meaning = category || (words[lobe] ?? []).join(', ');
    const number = `${lobe + 1}`;
    return meaning
      ? { name: `lobe ${number} · ${meaning}`, brief: `${number} · ${meaning}` }
      : { name: `lobe ${number}`, brief: `lobe ${number}` };
  });
}

function categoryName(table: CategoryTable | null, lobe: number, categories: readonly string[]): string {
  const category = table && strongestCategory(table, lobe);
  return category === null ? '' : (categories[category] ?? '');
}
