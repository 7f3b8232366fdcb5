import type { Labels } from '../../../dataset/dataset.ts';

/** The names of what points can be coloured, sized and filtered by without a column of that name. */
export const BUILT_IN = {
  frequency: 'firing frequency',
  norm: 'norm',
  distance: 'nearest-neighbour distance',
  lobe: 'lobe',
  relation: 'relation',
  category: 'category',
  documentCategory: 'document category',
  match: 'best partner in another layer',
  matchKind: 'kind of partner',
  meta: 'meta-feature',
  saved: 'saved selections',
  oneColour: 'one colour',
  oneSize: 'one size',
  nothing: 'nothing',
} as const;

/** Built-in names, with those of legends and of the columns of saved tables. */
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.values(BUILT_IN),
  ...['frequency', 'lobes', 'lobe name', 'label', 'feature', 'word', 'strongest meta-feature'],
]);

const plain = (name: string): string => name.trim().toLowerCase().replaceAll('_', ' ');

/** A column's name, told apart from the built-in ones: `lobe (column)`. */
export const distinctName = (name: string): string => (RESERVED.has(plain(name)) ? `${name} (column)` : name);

/** The columns of labels that a user chooses or reads by name. */
type Named = Partial<Pick<Labels, 'numeric' | 'groups' | 'texts'>>;

/**
 * How a column's name is written on screen: with spaces for underscores, unless another column would have the same title
 * then, as of `my_score` and `my score`.
 */
export function columnTitle(name: string, { numeric, groups, texts }: Named): string {
  const spaced = name.replaceAll('_', ' ');
  const others = [numeric, groups, texts].flatMap((columns) => Object.keys(columns ?? {}));
  const shared = others.some((other) => other !== name && other.replaceAll('_', ' ') === spaced);
  return distinctName(shared ? name : spaced);
}
