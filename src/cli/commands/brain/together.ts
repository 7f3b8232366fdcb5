import { rememberAll } from '../../../scales/brain/analysis/request.ts';
import { togetherReport } from '../../../scales/brain/analysis/together/reports.ts';
import type { Together } from '../../../scales/brain/analysis/together/together.ts';
import { togetherVerdict } from '../../../scales/brain/analysis/together/verdicts.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { TOGETHER_OPTIONS, togetherRequestOf } from './togetherOptions.ts';

const OPTIONS = { ...SOURCE_OPTIONS, ...TOGETHER_OPTIONS, listed: 'string' } as const;
/** Pairs printed by default. */
const PRINTED = 100;

/**
 * `together SOURCE --layer L`: the pairs of features that fire together, or apart, beyond what the number of blocks of each feature
 * and the number of features of each block explain, at a false-discovery rate over all pairs.
 */
export async function togetherCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const printed = wholeNumber('listed', values.listed ?? `${PRINTED}`, 0);
  const dataset = await openSource(positionals, values);
  const request = togetherRequestOf(chosenLayer(dataset.info, values.layer), values);
  return start(values.threads, async (work) => {
    const found = await togetherReport(dataset, request, work, rememberAll());
    const { pairs: _, components, partners: __, strangers: ___, fired: ____, ...figures } = found;
    return {
      ...request,
      ...controlNote(dataset.info),
      ...figures,
      components: components.sizes,
      listed: rowsOf(found, printed),
      verdict: togetherVerdict(found),
    };
  });
}

/** The strongest pairs, one object each. */
function rowsOf({ pairs, fired, blocks }: Together, most: number): readonly object[] {
  const { ends, both, expected, sd, log10p, excess } = pairs;
  return Array.from({ length: Math.min(most, both.length) }, (_, at) => {
    const [a, b] = [ends[2 * at]!, ends[2 * at + 1]!];
    return {
      features: [a, b],
      blocks: [fired[a], fired[b]],
      both: both[at],
      independent: (fired[a]! * fired[b]!) / blocks,
      expected: expected[at],
      sd: sd[at],
      excess: excess[at],
      log10p: log10p[at],
    };
  });
}
