import { ALL_AFFINITIES } from '../../scales/brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS } from '../../scales/brain/analysis/defaults.ts';
import { followingReport } from '../../scales/brain/analysis/following/report.ts';
import { followingVerdict } from '../../scales/brain/analysis/following/verdict.ts';
import { rememberAll } from '../../scales/brain/analysis/request.ts';
import { followedLayer } from '../../scales/brain/followable.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { FILTER_OPTIONS, filterOf } from '../filter.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';
import { beside } from './beside.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  ...FILTER_OPTIONS,
  layer: 'string',
  with: 'string',
  affinity: 'string',
  k: 'string',
  draws: 'string',
  seed: 'string',
  threads: 'string',
} as const;

/** `follow SOURCE --k K [--layer L] [--with L2]`: which lobes of another layer fire where the lobes of this one fire. */
export async function followCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.k === undefined) throw new UsageError('follow: expected --k K, the number of lobes.');
  const parameters = {
    affinity: choice('affinity', values.affinity ?? BRAIN_DEFAULTS.affinity, ALL_AFFINITIES),
    k: wholeNumber('k', values.k, 1),
    seed: wholeNumber('seed', values.seed ?? `${BRAIN_DEFAULTS.seed}`, 0),
    ...filterOf(values),
  };
  const draws = wholeNumber('draws', values.draws ?? `${BRAIN_DEFAULTS.followingDraws}`, 1);
  const dataset = await openSource(positionals, values);
  const { info } = dataset;
  const layer = chosenLayer(info, values.layer);
  const other = followedLayer(
    info.layers,
    layer,
    values.with === undefined ? '' : chosenLayer(info, values.with),
  );
  if (other === null) {
    throw new UsageError('follow: expected another layer with firings, found none in SOURCE.');
  }
  if (values.with !== undefined && other !== values.with) {
    throw new UsageError(
      `--with: expected another layer than “${layer}” that has firings, found “${values.with}”.`,
    );
  }
  const request = { layer, ...parameters, with: other, draws };
  return start(values.threads, async (work) => {
    const found = await followingReport(dataset, request, work, rememberAll());
    const { agreement, agreementWithin, ...rest } = found;
    const name = info.layers.find(({ id }) => id === other)!.name;
    return {
      ...request,
      ...controlNote(info),
      ...rest,
      agreement: { value: agreement.value, ...beside(agreement) },
      agreementWithin: agreementWithin && { value: agreementWithin.value, ...beside(agreementWithin) },
      verdict: followingVerdict(found, name),
    };
  });
}
