import { basename } from 'node:path';
import type { Dataset, Encoding } from '../../../dataset/dataset.ts';
import { openEncoding } from '../../../dataset/formats/activations/encoding.ts';
import { readTokenFile } from '../../../dataset/formats/tokens/tokenFile.ts';
import { printIndices } from '../../../dataset/indexText.ts';
import { layerOf } from '../../../dataset/layers.ts';
import type { TokenFile } from '../../../dataset/tokenFile.ts';
import { ALL_AFFINITIES } from '../../../scales/brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { partsOf } from '../../../scales/brain/analysis/layerData.ts';
import { membersOfLobe } from '../../../scales/brain/analysis/lobes/membersOfLobe.ts';
import { lobesOf } from '../../../scales/brain/analysis/lobes/report.ts';
import { rememberAll } from '../../../scales/brain/analysis/request.ts';
import { INDICES } from '../../../scales/brain/analysis/tokens/indices.ts';
import { RANKING_DEFAULTS, TOKEN_DEFAULTS } from '../../../scales/brain/analysis/tokens/defaults.ts';
import { FEWEST_TOKENS } from '../../../scales/brain/analysis/tokens/limits.ts';
import {
  labelCircle,
  labelCircleVerdict,
  labelsOf,
} from '../../../scales/brain/analysis/tokens/labelCircle.ts';
import { rankedBy } from '../../../scales/brain/analysis/tokens/ranking.ts';
import {
  rankLabelled,
  strongActivations,
  strongCloudOf,
  tokenActivations,
  tokenCloudOf,
} from '../../../scales/brain/analysis/tokens/report.ts';
import {
  candidateVerdict,
  rankingVerdict,
  strongestOnlyNote,
  tokenCloudVerdict,
} from '../../../scales/brain/analysis/tokens/verdict.ts';
import type { TokenCloud } from '../../../scales/brain/analysis/tokens/tokenCloud.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { folderSource } from '../../folder.ts';
import { chosenLayer, companionsOf, openSource } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  sae: 'string',
  config: 'string',
  tensor: 'string',
  transpose: 'boolean',
  activations: 'list',
  offsets: 'string',
  firings: 'string',
  features: 'string',
  labels: 'string',
  all: 'boolean',
  affinity: 'string',
  k: 'string',
  by: 'string',
  'first-rotations': 'string',
  'first-draws': 'string',
  rotations: 'string',
  draws: 'string',
  most: 'string',
  seed: 'string',
  bos: 'string',
  layer: 'string',
  threads: 'string',
} as const;

type TokensValues = ReturnType<typeof parse<typeof OPTIONS>>['values'];

/**
 * `tokens SOURCE --features 3,7,10-12`, or raw files in place of SOURCE: the tokens at which features fire as a cloud of
 * points, and its shape beside activations that are permuted within features. `--all --k K`: every lobe, or every cluster of
 * the directions, ranked by that shape.
 */
export async function tokensCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  if (Boolean(values.features) === Boolean(values.all)) {
    throw new UsageError(
      'tokens: expected --features, such as --features 3,7,10-12, or --all for every cluster.',
    );
  }
  if (values.all && values.k === undefined) {
    throw new UsageError('tokens: expected --k K beside --all, the number of lobes or clusters.');
  }
  const dataset = await openSource(positionals, sourceOf(values));
  const layer = chosenLayer(dataset.info, values.layer);
  const encoding = await encodingOf(values, dataset, layer, positionals.length > 0);
  const opened = { dataset, layer, encoding };
  return start(values.threads, (work) =>
    values.all ? ranking(values, opened, work) : cloud(values, opened, work),
  );
}

interface Opened {
  readonly dataset: Dataset;
  readonly layer: string;
  /** null if only the strongest tokens of each feature are known */
  readonly encoding: Encoding | null;
}

const numberOf = (
  values: TokensValues,
  name: keyof typeof TOKEN_DEFAULTS | 'first-rotations' | 'first-draws',
  usual: number,
  least: number,
) => wholeNumber(name, values[name] ?? String(usual), least);

/** The parameters that a cloud and a ranking share. */
const parametersOf = (values: TokensValues) => ({
  rotations: numberOf(values, 'rotations', TOKEN_DEFAULTS.rotations, 1),
  draws: numberOf(values, 'draws', TOKEN_DEFAULTS.draws, 1),
  most: numberOf(values, 'most', TOKEN_DEFAULTS.most, FEWEST_TOKENS),
  seed: numberOf(values, 'seed', TOKEN_DEFAULTS.seed, 0),
  bos: numberOf(values, 'bos', TOKEN_DEFAULTS.bos, 0),
});

/** The cloud of some features, and the circle of a table’s labels. */
async function cloud(
  values: TokensValues,
  { dataset, layer, encoding }: Opened,
  work: Work,
): Promise<object> {
  const set = { members: values.features!, ...parametersOf(values) };
  const file = values.labels ? await labelsIn(values.labels) : null;
  const found = encoding
    ? await tokenCloudOf(
        await tokenActivations(encoding, set.bos, stepOf(work, 0, 0.3)),
        await dataset.decoder(layer),
        set,
        stepOf(work, 0.3, 1),
      )
    : await strongCloudOf(dataset, { layer, ...set }, work);
  const labels = file && labelledCloud(found, file, set);
  const note = strongestOnlyNote(found, dataset.info.item);
  return {
    layer,
    ...set,
    verdict: tokenCloudVerdict(found),
    ...(note && { note }),
    ...(labels && { labels }),
    ...found,
  };
}

/** What a table says of the points, and whether its labels lie around a circle. */
function labelledCloud(
  found: TokenCloud,
  file: TokenFile,
  set: { readonly draws: number; readonly seed: number },
) {
  const circle = labelCircle(found, file, set);
  return {
    file: file.file,
    names: file.labels?.names ?? [],
    order: file.labels?.order ?? null,
    of: labelsOf(found, file),
    circle: circle && { verdict: labelCircleVerdict(circle), ...circle },
  };
}

/** A table of tokens. */
async function labelsIn(path: string): Promise<TokenFile> {
  return readTokenFile(await folderSource('').read(path), basename(path));
}

/** Every lobe, or every cluster of the directions, by the shape of its tokens. */
async function ranking(
  values: TokensValues,
  { dataset, layer, encoding }: Opened,
  work: Work,
): Promise<object> {
  const { bos, ...shared } = parametersOf(values);
  const { firstRotations, firstDraws } = RANKING_DEFAULTS;
  const parameters = {
    ...shared,
    firstRotations: numberOf(values, 'first-rotations', firstRotations, 1),
    firstDraws: numberOf(values, 'first-draws', firstDraws, 1),
  };
  const by = choice('by', values.by ?? 'score', INDICES);
  const { affinity: lobes, geometry } = BRAIN_DEFAULTS;
  const usual = partsOf(dataset, layer).firings ? lobes : geometry;
  const clusters = {
    layer,
    affinity: choice('affinity', values.affinity ?? usual, ALL_AFFINITIES),
    k: wholeNumber('k', values.k!, 1),
    seed: parameters.seed,
    keepSilent: false,
  };
  const { labels, sizes } = await lobesOf(dataset, clusters, stepOf(work, 0, 0.05), rememberAll());
  const all = encoding
    ? await tokenActivations(encoding, bos, stepOf(work, 0.05, 0.2))
    : await strongActivations(dataset, layer, bos);
  const members = Array.from(sizes, (_, lobe) => membersOfLobe(labels, lobe));
  const decoder = await dataset.decoder(layer);
  const found = await rankLabelled(all, decoder, { labels, members }, parameters, work);
  const { candidates, ...rest } = found;
  const ranked = rankedBy(found, by).map((candidate) => ({
    ...candidate,
    verdict: candidateVerdict(candidate),
    members: printIndices(members[candidate.cluster]!),
  }));
  return {
    ...clusters,
    ...parameters,
    bos,
    by,
    verdict: rankingVerdict(candidates),
    ...rest,
    candidates: ranked,
  };
}

/** The options that name the checkpoint. */
const sourceOf = ({ sae, config, tensor, transpose, firings }: TokensValues) => ({
  ...(sae !== undefined && { sae }),
  ...(config !== undefined && { config }),
  ...(tensor !== undefined && { tensor }),
  ...(transpose && { transpose }),
  ...(firings !== undefined && { firings }),
});

/** What activations are computed from; null where only the strongest tokens of each feature are known. */
async function encodingOf(
  values: TokensValues,
  dataset: Dataset,
  layer: string,
  bundle: boolean,
): Promise<Encoding | null> {
  const { has } = layerOf(dataset.info, layer);
  if (has.strongest && !has.encoding && !values.activations) return null;
  return bundle ? dataset.encoding(layer) : rawEncoding(values);
}

/** The encoder of a checkpoint, and shards of activations. */
async function rawEncoding({ sae, config, activations, offsets }: TokensValues): Promise<Encoding> {
  if (!sae) throw new UsageError('tokens: expected a bundle, or --sae FILE, a whole SAE.');
  if (!activations) throw new UsageError('tokens: expected --activations FILE…, one file or several shards.');
  const companions = await companionsOf(sae);
  const files = { sae, encoder: companions.encoder, config: config ?? companions.configuration?.path };
  return openEncoding({ ...files, activations, offsets }, folderSource(''));
}
