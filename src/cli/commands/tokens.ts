import type { Encoding } from '../../dataset/dataset.ts';
import { openEncoding } from '../../dataset/formats/activations/encoding.ts';
import { TOKEN_DEFAULTS } from '../../scales/brain/analysis/tokens/defaults.ts';
import { tokenActivations, tokenCloudOf } from '../../scales/brain/analysis/tokens/report.ts';
import { tokenCloudVerdict } from '../../scales/brain/analysis/tokens/verdict.ts';
import { FEWEST_TOKENS } from '../../scales/brain/analysis/tokens/drawable.ts';
import { stepOf } from '../../math/work/work.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { folderSource } from '../folder.ts';
import { chosenLayer, companionsOf, openSource } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = {
  sae: 'string',
  config: 'string',
  tensor: 'string',
  transpose: 'boolean',
  activations: 'list',
  offsets: 'string',
  features: 'string',
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
 * points, and its shape beside activations that are permuted within features.
 */
export async function tokensCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const { features } = values;
  if (!features) throw new UsageError('tokens: expected --features, such as --features 3,7,10-12.');
  const number = (name: keyof typeof TOKEN_DEFAULTS, least: number) =>
    wholeNumber(name, values[name] ?? String(TOKEN_DEFAULTS[name]), least);
  const set = {
    members: features,
    rotations: number('rotations', 1),
    draws: number('draws', 1),
    most: number('most', FEWEST_TOKENS),
    seed: number('seed', 0),
    bos: number('bos', 0),
  };
  const dataset = await openSource(positionals, sourceOf(values));
  const layer = chosenLayer(dataset.info, values.layer);
  const encoding = positionals.length > 0 ? await dataset.encoding(layer) : await rawEncoding(values);
  const decoder = await dataset.decoder(layer);
  return start(values.threads, async (work) => {
    const all = await tokenActivations(encoding, set.bos, stepOf(work, 0, 0.3));
    const cloud = await tokenCloudOf(all, decoder, set, stepOf(work, 0.3, 1));
    return { layer, ...set, verdict: tokenCloudVerdict(cloud), ...cloud };
  });
}

/** The options that name the checkpoint. */
const sourceOf = ({ sae, config, tensor, transpose }: TokensValues) => ({
  ...(sae !== undefined && { sae }),
  ...(config !== undefined && { config }),
  ...(tensor !== undefined && { tensor }),
  ...(transpose && { transpose }),
});

/** The encoder of a checkpoint, and shards of activations. */
async function rawEncoding({ sae, config, activations, offsets }: TokensValues): Promise<Encoding> {
  if (!sae) throw new UsageError('tokens: expected a bundle, or --sae FILE, a whole SAE.');
  if (!activations) throw new UsageError('tokens: expected --activations FILE…, one file or several shards.');
  const companions = await companionsOf(sae);
  const files = { sae, encoder: companions.encoder, config: config ?? companions.configuration?.path };
  return openEncoding({ ...files, activations, offsets }, folderSource(''));
}
