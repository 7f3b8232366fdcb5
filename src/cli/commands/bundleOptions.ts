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

const OF_ALL: readonly Name[] = ['out', 'results', 'layer', 'threads'];

/** What a bundle comes from, the options that then apply, and why no others do. */
const WAYS = {
  recipe: { options: [...OF_ALL, 'from'], where: 'a recipe says how the bundle is made' },
  'raw files': {
    options: (Object.keys(BUNDLE_OPTIONS) as Name[]).filter((name) => name !== 'from'),
    where: 'no recipe is named',
  },
  bundle: { options: OF_ALL, where: 'results are added to a bundle that is there' },
} as const satisfies Readonly<Record<string, { options: readonly Name[]; where: string }>>;

/**
 * Checks that every option given can act.
 *
 * @throws UsageError naming the first that cannot
 */
export function checkApply(values: BundleValues, way: keyof typeof WAYS): void {
  const { options, where } = WAYS[way];
  const idle = Object.keys(values).find((name) => !(options as readonly string[]).includes(name));
  if (idle !== undefined) {
    throw new UsageError(`bundle: --${idle} does not apply where ${where}; leave it out.`);
  }
  if (values.layer !== undefined && (values.results ?? 'none') === 'none') {
    throw new UsageError(
      'bundle: --layer says which layer --results are of, found no --results; leave it out, or say which results.',
    );
  }
}
