import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import type { TogetherRequest } from '../../../scales/brain/analysis/together/reports.ts';
import { wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';

/** The options of pairs beyond both margins. */
export const TOGETHER_OPTIONS = {
  layer: 'string',
  level: 'string',
  ratio: 'string',
  'minimum-blocks': 'string',
  threads: 'string',
} as const;

interface TogetherValues {
  readonly level?: string;
  readonly ratio?: string;
  readonly 'minimum-blocks'?: string;
}

/** The request that options make; the app's defaults if they are left out. */
export function togetherRequestOf(layer: string, values: TogetherValues): TogetherRequest {
  const minimumBlocks = wholeNumber('minimum-blocks', values['minimum-blocks'] ?? '0', 0);
  return {
    layer,
    ...(minimumBlocks > 0 && { minimumBlocks }),
    level: numberWithin('level', values.level ?? `${BRAIN_DEFAULTS.pairLevel}`, 0, 0.1),
    ratio: numberWithin('ratio', values.ratio ?? `${BRAIN_DEFAULTS.pairRatio}`, 1, 1e6),
  };
}

/**
 * A number of an option in (0, most], and at least `least`.
 *
 * @throws UsageError when it is another text
 */
export function numberWithin(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!(number > 0 && number >= least && number <= most)) {
    throw new UsageError(
      `--${name}: expected a number ${least > 0 ? `from ${least}` : 'above 0'} up to ${most}, found “${value}”.`,
    );
  }
  return number;
}
