import {
  clusteringEntropy,
  entropyVerdict,
  isotropy,
  isotropyVerdict,
  layersL0,
  populationSlope,
  PUBLISHED_MARKS,
  publishedEntropy,
  publishedEntropyVerdict,
  publishedSpectrum,
  shape,
  slopeVerdict,
  type ClusteringEntropyParameters,
  type Shape,
} from '../../../scales/galaxy/analysis/index.ts';
import { PUBLISHED_NOTES } from '../../../scales/shared/published/notes.ts';
import { DataError } from '../../../dataset/error.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { parse, wholeNumber } from '../../arguments.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  from: 'string',
  to: 'string',
  seed: 'string',
  rows: 'string',
  'no-entropy': 'boolean',
  'as-published': 'boolean',
  threads: 'string',
} as const;

/** A figure, or the reason why it is missing: a layer with too few features still has its other figures. */
async function orWhyNot<T>(figure: Promise<T>): Promise<T | { readonly error: string }> {
  try {
    return await figure;
  } catch (error) {
    if (error instanceof DataError) return { error: error.message };
    throw error;
  }
}

/** The figures by the definitions of the paper's own code, with the notes that the app shows beside them. */
async function figuresAsPublished(
  decoder: Matrix,
  { eigenvalues }: Shape,
  { seed, entropy }: { readonly seed?: number; readonly entropy: boolean },
  work: Work,
): Promise<object> {
  const found = entropy
    ? await orWhyNot(publishedEntropy(decoder, seed === undefined ? {} : { seed }, work))
    : null;
  const { spectrum, gaussian, entropy: note } = PUBLISHED_NOTES;
  return {
    spectrum: publishedSpectrum(eigenvalues),
    gaussian: PUBLISHED_MARKS.gaussian,
    ...(found && { entropy: found }),
    ...(found && 'value' in found && { verdict: publishedEntropyVerdict(found) }),
    notes: { spectrum, gaussian, ...(found && { entropy: note }) },
  };
}

/**
 * `galaxy SOURCE --layer L`: a layer's spectrum and its figures, its isotropy and its clustering entropy, each
 * beside its null, and the spectrum of raw activations if the layer has any. `--no-entropy` leaves out the
 * clustering entropy, the slowest part; `--rows` limits the number of features that it is estimated from.
 * `--as-published` adds the figures by the definitions of the paper's own code.
 */
export async function galaxyCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const number = (name: 'from' | 'to' | 'seed' | 'rows', least: number) =>
    values[name] === undefined ? {} : { [name]: wholeNumber(name, values[name], least) };
  const window = { ...number('from', 1), ...number('to', 1) };
  const seed = number('seed', 0);
  const sampling: ClusteringEntropyParameters = { ...seed, ...number('rows', 8) };
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const { has } = dataset.info.layers.find(({ id }) => id === layer)!;
  const decoder = await dataset.decoder(layer);
  const [l0 = null] = await layersL0(dataset, [layer]);
  const activations = has.activations ? await dataset.activations(layer) : null;
  return start(values.threads, async (work) => {
    const shaped = await shape(decoder, window, stepOf(work, 0, 0.1));
    const isotropic = await isotropy(decoder, { ...window, ...seed }, stepOf(work, 0.1, 0.2));
    const slope = await orWhyNot(populationSlope(decoder, { ...window, ...seed }, stepOf(work, 0.2, 0.4)));
    const raw = activations && (await shape(activations, window, stepOf(work, 0.4, 0.5)));
    const entropy = values['no-entropy']
      ? null
      : await orWhyNot(clusteringEntropy(decoder, sampling, stepOf(work, 0.5, 0.75)));
    const asPublished = values['as-published']
      ? await figuresAsPublished(
          decoder,
          shaped,
          { ...seed, entropy: !values['no-entropy'] },
          stepOf(work, 0.75, 1),
        )
      : null;
    return {
      layer,
      ...controlNote(dataset.info),
      l0,
      ...shaped,
      isotropy: isotropic,
      populationSlope: slope,
      ...(raw && { activations: raw }),
      ...(entropy && { clusteringEntropy: entropy }),
      verdicts: {
        isotropy: isotropyVerdict(isotropic),
        ...(!('error' in slope) && { slope: slopeVerdict(slope) }),
        ...(entropy && !('error' in entropy) && { clusteringEntropy: entropyVerdict(entropy) }),
      },
      ...(asPublished && { asPublished }),
      published: PUBLISHED_MARKS,
    };
  });
}
