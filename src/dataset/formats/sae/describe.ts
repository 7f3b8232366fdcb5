import { DataError } from '../../error.ts';
import { TYPE_NAMES } from '../../files/elements.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type Finding, found, withChoices } from '../finding.ts';
import type { Head, Reading } from '../format.ts';
import { decoderChoices, findDecoder } from './sae.ts';
import { isSampled } from './wide.ts';
import { sliceMeaning } from './slices.ts';

/** What a checkpoint with several decoders is, by the name of one. */
const kindByName = (slice: string) =>
  sliceMeaning(slice).source === null ? 'crosscoder' : 'cross-layer transcoder';

/**
 * Says which tensor of a checkpoint is the decoder and how it is stored. A checkpoint whose decoder is not found, but
 * that has other matrices, comes back with these and the fault: another tensor may mend it.
 *
 * @throws DataError when no tensor can be a decoder
 */
export async function describe(
  { name, tensors }: Head,
  _: OpenedFile,
  { corrections, sizes }: Reading,
): Promise<Finding> {
  const choices = await decoderChoices(tensors!);
  try {
    const { features, dim, tensor, slices, type, transposed } = await findDecoder(
      tensors!,
      name,
      sizes,
      corrections,
    );
    const stored = type === null ? '' : ` in ${TYPE_NAMES[type]}`;
    const all = slices.length > 1 && corrections.tensor === '';
    const shownTensor = all
      ? `${sizes.kind ?? kindByName(slices[0]!)}, ${slices[0]} to ${slices.at(-1)}`
      : `${sizes.kind ?? 'SAE checkpoint'}, ${tensor}`;
    const what = `${shownTensor}${stored}${transposed ? ', turned to rows' : ''}`;
    const sampled = isSampled(features, dim, corrections.sample);
    return withChoices(found('decoder', what, [features, dim]), {
      tensors: choices,
      tensor,
      turns: true,
      ...(sampled !== null && { sampled }),
    });
  } catch (error) {
    if (!(error instanceof DataError) || choices.length === 0) throw error;
    const named = choices.some((choice) => choice.name === corrections.tensor) ? corrections.tensor : '';
    const unknown = withChoices(found('unknown', 'tensors'), { tensors: choices, tensor: named });
    return { ...unknown, fault: error.message };
  }
}
