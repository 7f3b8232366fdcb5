import { DataError, MissingFile } from '../error.ts';
import { configurationFields } from '../formats/sae/fields.ts';
import { encoderBeside } from '../formats/sae/names.ts';
import { pathFault } from '../paths.ts';
import type { Source } from '../sources/source.ts';
import { configurationPaths, findConfiguration, type FoundConfiguration } from './configuration.ts';
import { folderOf } from './layerNames.ts';

/** The files that stand beside a checkpoint and belong to it. */
export interface Companions {
  readonly configuration: FoundConfiguration | null;
  /** the file of the encoder, if it is another than the decoder's; absent otherwise */
  readonly encoder?: string;
  /** the strongest tokens of the features, as Gemma Scope 2 publishes them; absent without them */
  readonly strongest?: string;
  /** the tokenizer of the language model; absent without one */
  readonly tokenizer?: string;
  /** files with numbers for each feature, as SAELens publishes its firing rates; absent without one */
  readonly columns?: string[];
}

/** The names that SAELens gives to a checkpoint, and to the firing rates of its features beside it. */
const SAELENS_CHECKPOINT = /(^|\/)sae_weights\.safetensors$/;
const SAELENS_RATES = 'sparsity.safetensors';

/**
 * Looks for what stands beside a checkpoint that is opened by itself: its configuration; of SAELens, the firing rates of
 * its features; of Gemma Scope 2, their strongest tokens with a tokenizer.
 *
 * @param checkpoint  its path; the paths returned begin as it does
 * @param skips  whether a file that cannot be read counts as missing
 * @throws DataError when a file is there that cannot be read
 */
export async function findCompanions(checkpoint: string, source: Source, skips = false): Promise<Companions> {
  const configuration = await findConfiguration(configurationPaths(checkpoint), source, skips);
  const beside = encoderBeside(checkpoint);
  if (beside !== null) {
    const encoder = await present(beside, 8, source);
    return { configuration, ...(encoder !== null && { encoder }) };
  }
  if (SAELENS_CHECKPOINT.test(checkpoint)) {
    const rates = await present(`${folderOf(checkpoint)}${SAELENS_RATES}`, 8, source);
    return { configuration, ...(rates !== null && { columns: [rates] }) };
  }
  if (!isGemmaScope2(configuration?.value)) return { configuration };
  const strongest = await present(`${folderOf(checkpoint)}examples.safetensors`, 8, source);
  if (strongest === null) return { configuration };
  const tokenizer = await present(`${folderOf(checkpoint)}tokenizer.json`, 0, source);
  return { configuration, strongest, ...(tokenizer !== null && { tokenizer }) };
}

/** The paths of what stands beside a checkpoint; empty for a checkpoint by itself. */
export const companionPaths = ({
  configuration,
  encoder,
  strongest,
  tokenizer,
  columns = [],
}: Companions): string[] =>
  [configuration?.path, encoder, strongest, tokenizer, ...columns].flatMap((path) => path ?? []);

/**
 * The same for a checkpoint on any host of the web. Some hosts answer with a page for a missing file, so what cannot be
 * read there counts as missing, and a file above the checkpoint's folder is not asked for.
 */
export async function findRemoteCompanions(checkpoint: string, source: Source): Promise<Companions> {
  try {
    return await findCompanions(checkpoint, confined(source), true);
  } catch (error) {
    if (error instanceof DataError) return { configuration: null };
    throw error;
  }
}

/** A source in which a path that leaves its folder leads to no file. */
export function confined(source: Source): Source {
  const checked = async <T>(path: string, then: () => Promise<T>): Promise<T> => {
    if (pathFault(path) === null) return then();
    throw new MissingFile(
      `${path}: expected a file below the folder, found a path that leaves it; leave it out.`,
    );
  };
  return {
    describe: (path) => source.describe(path),
    open: (path, options) => checked(path, () => source.open(path, options)),
    read: (path, options) => checked(path, () => source.read(path, options)),
  };
}

/** Whether a configuration is one of Gemma Scope 2's, which name the hooks of the `transformers` library. */
const isGemmaScope2 = (configuration: unknown): boolean => {
  const fields = configurationFields(configuration);
  return fields !== null && ('hf_hook_point_in' in fields || 'hf_hook_point_out' in fields);
};

/**
 * A path if a file is there, else null. A page that a host shows in place of a missing file does not begin as JSON does.
 *
 * @param at  where its JSON begins, in bytes
 */
async function present(path: string, at: number, source: Source): Promise<string | null> {
  try {
    const file = await source.open(path);
    const [first] = file.size > at ? await file.read(at, at + 1) : [];
    return first === 0x7b ? path : null;
  } catch (error) {
    if (error instanceof MissingFile) return null;
    throw error;
  }
}
