import { crystalParameters, crystalQuality } from '../../scales/atom/analysis.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { chosenLayer, openSource, RAW_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = {
  ...RAW_OPTIONS,
  layer: 'string',
  relations: 'string',
  components: 'string',
  shrinkage: 'string',
  folds: 'string',
  shuffles: 'string',
  seed: 'string',
  threads: 'string',
} as const;

/** `crystals SOURCE --layer L --relations a,b,…`: relations between words, raw and after LDA. */
export async function crystalsCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const changes = {
    components: wholeNumber('components', values.components ?? '8', 1),
    shrinkage: choice('shrinkage', values.shrinkage ?? 'none', ['none', 'auto']),
    folds: wholeNumber('folds', values.folds ?? '5', 2),
    shuffles: wholeNumber('shuffles', values.shuffles ?? '20', 1),
    seed: wholeNumber('seed', values.seed ?? '42', 0),
  };
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const ids = values.relations?.split(',').filter(Boolean) ?? dataset.info.relations.map(({ id }) => id);
  const [vectors, relations] = await Promise.all([dataset.wordVectors(layer), dataset.relations()]);
  const parameters = crystalParameters(ids, changes);
  return start(values.threads, async (work) => {
    const {
      removed,
      relations: rows,
      ...rest
    } = await crystalQuality({ vectors, relations }, parameters, work);
    return {
      layer,
      parameters,
      ...rest,
      lda: removed,
      relations: rows.map(({ id, name, removed: lda, ...row }) => ({ name: id, title: name, ...row, lda })),
    };
  });
}
