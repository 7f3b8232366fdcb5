import type { parse } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { SOURCE_OPTIONS } from '../source.ts';

/** The options of `bundle`. */
export const BUNDLE_OPTIONS = {
  ...SOURCE_OPTIONS,
  from: 'string',
  out: 'string',
  name: 'string',
  licence: 'string',
  threshold: 'string',
  'block-length': 'string',
  results: 'string',
  layer: 'string',
  threads: 'string',
} as const;

export type BundleValues = ReturnType<typeof parse<typeof BUNDLE_OPTIONS>>['values'];
type Name = keyof typeof BUNDLE_OPTIONS;

/** The options that always apply. */
const OF_ALL: readonly Name[] = ['out', 'results', 'layer', 'threads'];

/** The origins of a bundle: the options that apply to each, and why no others apply. */
const ORIGINS = {
  recipe: { options: [...OF_ALL, 'from'], because: 'a recipe says how the bundle is made' },
  'raw files': {
    options: (Object.keys(BUNDLE_OPTIONS) as Name[]).filter((name) => name !== 'from'),
    because: 'no recipe is named',
  },
  bundle: { options: OF_ALL, because: 'results are added to an existing bundle' },
} as const satisfies Readonly<Record<string, { options: readonly Name[]; because: string }>>;

/**
 * Checks that every given option applies.
 *
 * @throws UsageError naming the first that does not
 */
export function checkApply(values: BundleValues, origin: keyof typeof ORIGINS): void {
  const { options, because } = ORIGINS[origin];
  const unused = Object.keys(values).find((name) => !(options as readonly string[]).includes(name));
  if (unused !== undefined) {
    throw new UsageError(`bundle: --${unused} does not apply here, because ${because}; leave it out.`);
  }
  if (values.layer !== undefined && (values.results ?? 'none') === 'none') {
    throw new UsageError(
      'bundle: --layer chooses the layer of --results, found no --results; leave it out, or name the results.',
    );
  }
}
