import { stepOf } from '../../../math/work/work.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { rememberAll } from '../../../scales/brain/analysis/request.ts';
import type { ParentDirections } from '../../../scales/brain/analysis/together/parentDirections.ts';
import { hierarchyReport, tokenAbsorptionReport } from '../../../scales/brain/analysis/together/reports.ts';
import {
  absorptionNote,
  hierarchyVerdict,
  tokenAbsorptionVerdict,
} from '../../../scales/brain/analysis/together/verdicts.ts';
import { TOKEN_DEFAULTS } from '../../../scales/brain/analysis/tokens/defaults.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { beside } from '../beside.ts';
import { numberWithin, TOGETHER_OPTIONS, togetherRequestOf } from './togetherOptions.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  ...TOGETHER_OPTIONS,
  share: 'string',
  draws: 'string',
  seed: 'string',
  tokens: 'boolean',
  bos: 'string',
} as const;

/**
 * `hierarchy SOURCE --layer L`: features that fire where a more frequent one does, their directions beside shuffled parents, and
 * candidates for absorption; with `--tokens` also by the tokens at which features fire.
 */
export async function hierarchyCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const request = {
    share: numberWithin('share', values.share ?? `${BRAIN_DEFAULTS.parentShare}`, 0.5, 1),
    draws: wholeNumber('draws', values.draws ?? `${BRAIN_DEFAULTS.parentDraws}`, 1),
    seed: wholeNumber('seed', values.seed ?? `${BRAIN_DEFAULTS.seed}`, 0),
  };
  const bos = wholeNumber('bos', values.bos ?? `${TOKEN_DEFAULTS.bos}`, 0);
  if (values.bos !== undefined && !values.tokens) {
    throw new UsageError('hierarchy: expected --tokens beside --bos, the tokens left out of each document.');
  }
  const dataset = await openSource(positionals, values);
  const together = togetherRequestOf(chosenLayer(dataset.info, values.layer), values);
  return start(values.threads, async (work) => {
    const remember = rememberAll();
    const part = values.tokens ? stepOf(work, 0, 0.6) : work;
    const found = await hierarchyReport(dataset, { ...together, ...request }, part, remember);
    const tokens =
      values.tokens &&
      (await tokenAbsorptionReport(
        dataset,
        { ...together, share: request.share, bos },
        stepOf(work, 0.6, 1),
        remember,
      ));
    const { directions, least: _, ...rest } = found;
    return {
      ...together,
      ...request,
      ...controlNote(dataset.info),
      ...rest,
      directions: directions && directionsDocument(directions),
      verdict: hierarchyVerdict(found),
      absorptionNote: absorptionNote(found),
      ...(tokens && { tokenAbsorption: { verdict: tokenAbsorptionVerdict(tokens), bos, ...tokens } }),
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
