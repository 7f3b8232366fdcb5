import type { parse } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { SOURCE_OPTIONS } from '../../source.ts';

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

/** What a bundle is made from, the options that apply in that case, and the reason why no others do. */
const WAYS = {
  recipe: { options: [...OF_ALL, 'from'], reason: 'a recipe says how the bundle is made' },
  'raw files': {
    options: (Object.keys(BUNDLE_OPTIONS) as Name[]).filter((name) => name !== 'from'),
    reason: 'no recipe is named',
  },
  bundle: { options: OF_ALL, reason: 'results are added to an existing bundle' },
} as const satisfies Readonly<Record<string, { options: readonly Name[]; reason: string }>>;

/**
 * Checks that every given option has an effect.
 *
 * @throws UsageError naming the first option without an effect
 */
export function checkApply(values: BundleValues, way: keyof typeof WAYS): void {
  const { options, reason } = WAYS[way];
  const idle = Object.keys(values).find((name) => !(options as readonly string[]).includes(name));
  if (idle !== undefined) {
    throw new UsageError(`bundle: --${idle} does not apply when ${reason}; leave it out.`);
  }
  if (values.layer !== undefined && (values.results ?? 'none') === 'none') {
    throw new UsageError(
      'bundle: --layer chooses the layer of --results, found no --results; leave --layer out, or add --results.',
    );
  }
}
