import { writeFile } from 'node:fs/promises';
import { openEncoding } from '../../../dataset/formats/activations/encoding.ts';
import { DataError } from '../../../dataset/error.ts';
import { toIntegers } from '../../../dataset/files/elements.ts';
import { writeFiringsNpz } from '../../../dataset/formats/firings/firingsFile.ts';
import { ruleText } from '../../../dataset/layers.ts';
import { readers } from '../../../dataset/files/readers.ts';
import { BRAIN_DEFAULTS } from '../../../scales/brain/analysis/defaults.ts';
import { encode } from '../../../scales/brain/analysis/encode.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { folderSource } from '../../folder.ts';
import { companionsOf } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  sae: 'string',
  config: 'string',
  activations: 'list',
  'source-layer': 'string',
  offsets: 'string',
  category: 'string',
  threshold: 'string',
  'block-length': 'string',
  bos: 'string',
  out: 'string',
  threads: 'string',
} as const;

/** `encode --sae FILE --activations FILE… --out firings.npz`: block firings of raw activations. */
export async function encodeCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const { sae, activations, offsets, category, out } = values;
  if (positionals.length > 0)
    throw new UsageError(`encode: expected options only, found “${positionals[0]}”.`);
  if (!sae) throw new UsageError('encode: expected --sae FILE, a whole SAE.');
  if (!activations) throw new UsageError('encode: expected --activations FILE…, one file or several shards.');
  if (!out) throw new UsageError('encode: expected --out FILE, the firings to write (.npz).');
  const parameters = {
    threshold: thresholdOf(values.threshold ?? String(BRAIN_DEFAULTS.threshold)),
    blockLength: wholeNumber('block-length', values['block-length'] ?? String(BRAIN_DEFAULTS.blockLength), 1),
    bos: wholeNumber('bos', values.bos ?? String(BRAIN_DEFAULTS.bos), 0),
  };
  const source = folderSource('');
  const companions = await companionsOf(sae);
  const config = values.config ?? companions.configuration?.path;
  const layer = values['source-layer'];
  const sourceLayer = layer === undefined ? undefined : wholeNumber('source-layer', layer, 0);
  const files = { sae, encoder: companions.encoder, sourceLayer, config, activations, offsets };
  const encoding = await openEncoding(files, source);
  const documents = encoding.offsets.length - 1;
  const kinds = category === undefined ? null : await categoriesOf(category, documents);
  const { firings, document, ...counts } = await start(values.threads, (work) =>
    encode(encoding, parameters, work),
  );
  const kindOf = kinds && Uint8Array.from(document, (i) => kinds[i]!);
  const bytes = writeFiringsNpz(firings, { ...parameters, document, category: kindOf });
  await writeFile(out, bytes);
  return {
    out,
    bytes: bytes.length,
    blocks: firings.blocks,
    features: firings.features,
    firings: firings.indices.length,
    ...counts,
    architecture: encoding.encoder.activation.kind,
    ...parameters,
    rule: ruleText(parameters),
  };
}

/** A category number for each document. */
async function categoriesOf(path: string, documents: number): Promise<Uint32Array> {
  const kinds = toIntegers(await readers(folderSource('')).array(path), path, documents);
  const top = kinds.find((kind) => kind > 255);
  if (top === undefined) return kinds;
  throw new DataError(
    `${path}: expected at most 256 categories, numbered from 0, found number ${top}; merge the rarest ones.`,
  );
}

function thresholdOf(value: string): number {
  const threshold = Number(value);
  if (value.trim() !== '' && Number.isFinite(threshold) && threshold >= 0) return threshold;
  throw new UsageError(`--threshold: expected a number of at least 0, found “${value}”.`);
}
