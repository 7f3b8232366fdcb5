import { BRAIN_DEFAULTS } from '../../scales/brain/analysis/defaults.ts';
import { rememberAll } from '../../scales/brain/analysis/request.ts';
import type { ParentDirections } from '../../scales/brain/analysis/together/parentDirections.ts';
import { hierarchyReport } from '../../scales/brain/analysis/together/reports.ts';
import { absorptionNote, hierarchyVerdict } from '../../scales/brain/analysis/together/verdicts.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';
import { beside } from './beside.ts';
import { numberWithin, TOGETHER_OPTIONS, togetherRequestOf } from './togetherOptions.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  ...TOGETHER_OPTIONS,
  share: 'string',
  draws: 'string',
  seed: 'string',
} as const;

/**
 * `hierarchy SOURCE --layer L`: features that fire where a more frequent one does, their directions beside shuffled parents, and
 * candidates for absorption.
 */
export async function hierarchyCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const request = {
    share: numberWithin('share', values.share ?? `${BRAIN_DEFAULTS.parentShare}`, 0.5, 1),
    draws: wholeNumber('draws', values.draws ?? `${BRAIN_DEFAULTS.parentDraws}`, 1),
    seed: wholeNumber('seed', values.seed ?? `${BRAIN_DEFAULTS.seed}`, 0),
  };
  const dataset = await openSource(positionals, values);
  const together = togetherRequestOf(chosenLayer(dataset.info, values.layer), values);
  return start(values.threads, async (work) => {
    const found = await hierarchyReport(dataset, { ...together, ...request }, work, rememberAll());
    const { directions, least: _, ...rest } = found;
    return {
      ...together,
      ...request,
      ...controlNote(dataset.info),
      ...rest,
      directions: directions && directionsDocument(directions),
      verdict: hierarchyVerdict(found),
      absorptionNote: absorptionNote(found),
    };
  });
}

function directionsDocument({ cosine, orthogonality, ...rest }: ParentDirections) {
  return {
    ...rest,
    cosine: { value: cosine.value, ...beside(cosine) },
    orthogonality: { value: orthogonality.value, ...beside(orthogonality) },
  };
}
