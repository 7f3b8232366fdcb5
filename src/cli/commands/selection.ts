import { isRecorded } from '../../dataset/layers.ts';
import { COOCCURRENCE_AFFINITIES } from '../../scales/brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS } from '../../scales/brain/analysis/defaults.ts';
import { lobesOf } from '../../scales/brain/analysis/lobes/report.ts';
import { rememberAll } from '../../scales/brain/analysis/request.ts';
import { SELECTION_DEFAULTS, selectionReport } from '../../scales/cloud/analysis/index.ts';
import type { Work } from '../../math/work/work.ts';
import { choice, parse, wholeNumber } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { FILTER_OPTIONS, filterOf } from '../filter.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../source.ts';
import type { StartWork } from '../threads.ts';

/** `--words` names the file of words in every command; a selection of words is `--selected-words`. */
const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  features: 'string',
  'selected-words': 'string',
  draws: 'string',
  seed: 'string',
  k: 'string',
  affinity: 'string',
  ...FILTER_OPTIONS,
  threads: 'string',
} as const;

/**
 * `selection SOURCE --features 3,7,10-12`: features, or words, beside random sets of the same size and frequency: how alike
 * their directions are, their spectrum, whether they fire together, their agreement with the lobes of `--k` and
 * `--affinity`, and the categories of documents in which they fire.
 */
export async function selectionCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const { features, 'selected-words': words } = values;
  if ((features === undefined) === (words === undefined)) {
    throw new UsageError('selection: expected --features or --selected-words, such as --features 3,7,10-12.');
  }
  const number = (name: 'draws' | 'seed', least: number) =>
    wholeNumber(name, values[name] ?? String(SELECTION_DEFAULTS[name]), least);
  const random = { draws: number('draws', 1), seed: number('seed', 0) };
  const lobes = {
    affinity: choice('affinity', values.affinity ?? BRAIN_DEFAULTS.affinity, COOCCURRENCE_AFFINITIES),
    k: wholeNumber('k', values.k ?? String(BRAIN_DEFAULTS.k), 2),
    seed: BRAIN_DEFAULTS.seed,
    ...filterOf(values),
  };
  const dataset = await openSource(positionals, values);
  const id = chosenLayer(dataset.info, values.layer);
  const layer = dataset.info.layers.find((candidate) => candidate.id === id)!;
  const request = {
    layer: id,
    ...(features === undefined
      ? { among: 'words' as const, members: words! }
      : { among: 'features' as const, members: features }),
    ...random,
  };
  const compared = features !== undefined && isRecorded(layer);
  const find = async (work: Work) =>
    (await lobesOf(dataset, { layer: id, ...lobes }, work, rememberAll())).labels;
  return start(values.threads, async (work) => {
    const {
      lobes: agreement,
      categories,
      ...figures
    } = await selectionReport(dataset, request, compared ? find : null, work);
    return {
      ...request,
      ...controlNote(dataset.info),
      ...figures,
      lobes: agreement && { ...lobes, ...agreement },
      categories: categories && { names: dataset.info.categories, ...categories },
    };
  });
}
