import { BRAIN_DEFAULTS } from '../scales/brain/analysis/defaults.ts';
import { wholeNumber } from './arguments.ts';

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
