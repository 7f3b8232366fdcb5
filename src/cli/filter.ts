import { BRAIN_DEFAULTS } from '../scales/brain/analysis/defaults.ts';
import { PUBLISHED } from '../scales/brain/analysis/published/parameters.ts';
import { wholeNumber } from './arguments.ts';
import { UsageError } from './errors.ts';

/** The options that choose the features to cluster. */
export const FILTER_OPTIONS = { 'keep-silent': 'boolean', 'minimum-blocks': 'string' } as const;

interface FilterValues {
  readonly 'keep-silent'?: boolean;
  readonly 'minimum-blocks'?: string;
}

/** The filter that options give; the app's defaults if they are left out. */
export function filterOf(values: FilterValues) {
  const { keepSilent, minimumBlocks } = BRAIN_DEFAULTS;
  const least = values['minimum-blocks'] ?? String(minimumBlocks);
  return {
    keepSilent: values['keep-silent'] ?? keepSilent,
    minimumBlocks: wholeNumber('minimum-blocks', least, 0),
  };
}

/**
 * Refuses options that have no effect beside `--as-published`, because the published definitions fix them.
 *
 * @throws UsageError naming the first of them
 */
export function refuseBesidePublished(
  command: string,
  values: Readonly<Partial<Record<'seed' | 'minimum-blocks', string>>>,
): void {
  for (const name of ['seed', 'minimum-blocks'] as const) {
    if (values[name] === undefined) continue;
    throw new UsageError(
      `${command}: --${name} has no effect beside --as-published, which clusters every feature with seed ${PUBLISHED.seed}; leave one of them out.`,
    );
  }
}
