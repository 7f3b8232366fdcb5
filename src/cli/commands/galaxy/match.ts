import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf } from '../../../math/work/work.ts';
import {
  chainsOf,
  MATCH_BY,
  MATCH_KINDS,
  matchedSpace,
  matching,
  matchingVerdict,
  type MatchBy,
  type MatchedSide,
  type Matching,
} from '../../../scales/galaxy/analysis/matching/index.ts';
import { GALAXY_DEFAULTS } from '../../../scales/galaxy/analysis/defaults.ts';
import { matchableLayers, nextLayer } from '../../../scales/galaxy/matchable.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { chosenLayer, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  with: 'string',
  other: 'string',
  by: 'string',
  chains: 'boolean',
  seed: 'string',
  threads: 'string',
} as const;

/**
 * `match SOURCE [--layer L] [--with L2] [--other SOURCE2] [--by decoder|both|firings]`: which features of two layers are the
 * same, of one dataset or of two; with `--chains` the flow of features through all layers of the dataset.
 */
export async function matchCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const by = choice('by', values.by ?? 'decoder', MATCH_BY);
  const seed = wholeNumber('seed', values.seed ?? `${GALAXY_DEFAULTS.seed}`, 0);
  if (
    values.chains &&
    (values.with !== undefined || values.other !== undefined || values.layer !== undefined)
  ) {
    throw new UsageError(
      '--chains: goes through all layers of SOURCE; leave out --layer, --with and --other.',
    );
  }
  const dataset = await openSource(positionals, values);
  if (values.chains) return chains(dataset, by, seed, values.threads, start);
  const layer = chosenLayer(dataset.info, values.layer);
  const otherSet = values.other === undefined ? dataset : await openSource([values.other], {});
  const other =
    values.other === undefined
      ? partnerLayer(dataset, layer, by, values.with)
      : chosenLayer(otherSet.info, values.with);
  const space = await matchedSpace({ dataset, layer }, { dataset: otherSet, layer: other }, by);
  return start(values.threads, async (work) => {
    const found = await matching(space, { seed }, work);
    const names = [nameOf(dataset, layer), nameOf(otherSet, other)] as const;
    return {
      layer,
      with: other,
      ...(values.other !== undefined && { other: otherSet.info.name }),
      by,
      ...printed(found),
      verdict: matchingVerdict(found, names, dataset.info.item),
    };
  });
}

const nameOf = ({ info }: Dataset, layer: string) =>
  info.layers.find(({ id }) => id === layer)?.name ?? layer;

/**
 * The layer of the same dataset with which a layer is matched: the next one if none is named.
 *
 * @throws UsageError when there is no other layer, or it is the same
 */
function partnerLayer({ info }: Dataset, layer: string, by: MatchBy, named: string | undefined): string {
  const next = nextLayer(info.layers, layer, by);
  if (named === undefined && next === null) {
    throw new UsageError(
      'match: expected a second layer that can be matched, found none in SOURCE; name another dataset by --other.',
    );
  }
  const found = chosenLayer(info, named ?? next!);
  if (found === layer)
    throw new UsageError(`--with: expected another layer than “${layer}”, found the same.`);
  return found;
}

async function chains(
  dataset: Dataset,
  by: MatchBy,
  seed: number,
  threads: string | undefined,
  start: StartWork,
): Promise<object> {
  const layers = matchableLayers(dataset.info.layers, by);
  if (layers.length < 2) {
    throw new UsageError(`--chains: expected at least two layers to match, found ${layers.length}.`);
  }
  return start(threads, async (work) => {
    const found: Matching[] = [];
    for (let i = 0; i + 1 < layers.length; i++) {
      const [one, other] = [layers[i]!.id, layers[i + 1]!.id];
      const space = await matchedSpace({ dataset, layer: one }, { dataset, layer: other }, by);
      const parts = layers.length - 1;
      found.push(await matching(space, { seed }, stepOf(work, i / parts, (i + 1) / parts)));
    }
    const { steps, lengths } = chainsOf(found);
    return {
      by,
      seed,
      layers: layers.map(({ id, name }, i) => ({
        layer: id,
        ...steps[i]!,
        ...(found[i] && {
          line: found[i].sides.map(({ line }) => line),
          verdict: matchingVerdict(found[i], [name, layers[i + 1]!.name], dataset.info.item),
        }),
      })),
      lengths,
    };
  });
}

/** A matching as printed: kinds by their names, and the nulls without their draws. */
function printed({ sides, families, ...found }: Matching) {
  const side = ({ kind, nulls, ...of }: MatchedSide) => ({
    ...of,
    kind: Array.from(kind, (index) => MATCH_KINDS[index]),
    nulls: nulls.map(({ samples, ...one }) => ({ ...one, draws: samples.length })),
  });
  return { ...found, first: side(sides[0]), second: side(sides[1]), families };
}
