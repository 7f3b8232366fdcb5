import type { Field } from './fields.ts';

/** The name in a link of the computations of a job: `brain.geometry` for `brain/geometry`. */
export const askedName = (job: string): string => job.replace('/', '.');

/**
 * The names of computations, in alphabetical order and each once. Names that are not known are left out.
 *
 * @param known  the names that exist
 */
export function askedField(known: readonly string[]): Field<readonly string[]> {
  const named = (text: string) => text.split(',').filter((name) => name !== '');
  return {
    initial: [],
    print: (names) => names.join(','),
    parse(text) {
      const names = inOrder(named(text).filter((name) => known.includes(name)));
      return names.length > 0 || text === '' ? names : undefined;
    },
    takesAll: (text) => named(text).every((name) => known.includes(name)),
  };
}

/** Names in alphabetical order, each once. */
export const inOrder = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
