import type { Dataset } from '../../../dataset/dataset.ts';
import type { Metric } from '../../../math/kernels/nearest/interface.ts';
import type { Work } from '../../../math/work/work.ts';
import {
  analogy,
  componentCurve,
  crystalParameters,
  crystalQuality,
  clustersVerdict,
  crystalSearch,
  differenceClusterParameters,
  differenceClusters,
  distractors,
  searchParameters,
  searchVerdict,
  story,
  VERDICTS,
  type CrystalParameters,
  type RelationWords,
  type RemovalMethod,
} from '../../../scales/atom/analysis/index.ts';
import { ATOM_DEFAULTS, SEARCH_DEFAULTS } from '../../../scales/atom/analysis/defaults.ts';
import { publishedCrystals } from '../../../scales/atom/analysis/published/crystals.ts';
import { PUBLISHED_CRYSTALS } from '../../../scales/atom/analysis/published/marks.ts';
import { relationWords, vectorsAmong } from '../../../scales/atom/analysis/reports.ts';
import { PUBLISHED_NOTES } from '../../../scales/shared/published/notes.ts';
import { choice, parse, wholeNumber } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { chosenLayer, controlNote, openSource, SOURCE_OPTIONS } from '../../source.ts';
import type { StartWork } from '../../threads.ts';
import { leftOutOf, usableRelations } from './relationsOf.ts';

const OPTIONS = {
  ...SOURCE_OPTIONS,
  layer: 'string',
  relations: 'string',
  removal: 'string',
  components: 'string',
  shrinkage: 'string',
  covariates: 'string',
  away: 'string',
  folds: 'string',
  shuffles: 'string',
  seed: 'string',
  curve: 'string',
  analogy: 'string',
  method: 'string',
  search: 'string',
  shape: 'string',
  draws: 'string',
  metric: 'string',
  'as-published': 'boolean',
  threads: 'string',
} as const;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

/**
 * `crystals SOURCE --layer L --relations a,b,…`: relations between words, raw, after the removal of
 * distractors and on held-out pairs; `--curve N` adds silhouettes with 2 to N components, `--analogy a,b,c` an
 * analogy, `--search N` the crystals among the first N decoder directions (or words, if the layer has no decoder), beside
 * `--draws` of chance; `--metric cosine` compares differences by angle, as trapezoids do; `--as-published` adds the figures
 * by the definitions of the paper's code.
 */
export async function crystalsCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const changes = changesOf(values);
  const extras = extrasOf(values);
  const dataset = await openSource(positionals, values);
  const layer = chosenLayer(dataset.info, values.layer);
  const data = await relationWords(dataset, layer);
  const parameters = crystalParameters(usableRelations(dataset.info, values.relations), changes);
  return start(values.threads, async (work) => {
    const quality = await crystalQuality(data, parameters, work);
    const { removed, relations: rows, ...rest } = quality;
    const { shares, correlations } = await distractors(data, parameters, ATOM_DEFAULTS.correlated, work);
    return {
      layer,
      ...controlNote(dataset.info),
      parameters,
      ...leftOutOf(dataset.info),
      ...rest,
      story: story(quality),
      lda: removed,
      relations: rows.map(({ id, name, removed: lda, verdict, ...row }) => ({
        name: id,
        title: name,
        ...row,
        lda,
        verdict: { ...verdict, sentence: VERDICTS[verdict.code] },
      })),
      distractors: { shares, correlations },
      ...(extras.curve && { curve: await componentCurve(data, parameters, extras.curve, work) }),
      ...(values['as-published'] && { published: await published(data, parameters, extras.curve, work) }),
      ...(extras.analogy && { analogy: await solvedInWords(data, extras.analogy, parameters, work) }),
      ...(extras.search && {
        search: await firstCrystals(dataset, layer, extras.search, parameters.seed, work),
      }),
    };
  });
}

/** The parameters that options set; the app's defaults if they are left out. */
function changesOf(values: Values): Partial<CrystalParameters> {
  const number = (name: 'components' | 'folds' | 'shuffles' | 'seed', least: number) =>
    wholeNumber(name, values[name] ?? String(ATOM_DEFAULTS[name]), least);
  const removal = values.removal ?? ATOM_DEFAULTS.removal;
  const away = values.away?.split(',').map((component) => wholeNumber('away', component, 1) - 1);
  return {
    removal: choice<RemovalMethod>('removal', removal, ['lda', 'regress', 'project']),
    components: number('components', 1),
    shrinkage: shrinkageOf(values.shrinkage ?? ATOM_DEFAULTS.shrinkage),
    covariates: values.covariates?.split(',').filter(Boolean) ?? [],
    away: away ?? ATOM_DEFAULTS.away,
    folds: number('folds', 2),
    shuffles: number('shuffles', 1),
    silhouetteMetric: choice<Metric>('metric', values.metric ?? ATOM_DEFAULTS.silhouetteMetric, [
      'euclidean',
      'cosine',
    ]),
    seed: number('seed', 0),
  };
}

function shrinkageOf(value: string): CrystalParameters['shrinkage'] {
  if (value === 'none' || value === 'auto') return value;
  const share = Number(value);
  if (value.trim() !== '' && share > 0 && share <= 1) return share;
  throw new UsageError(
    `--shrinkage: expected none, auto, or a share above 0 and at most 1, found “${value}”.`,
  );
}

type Extras = ReturnType<typeof extrasOf>;

/** The analyses that options add to the quality; null for those that are not requested. */
function extrasOf({ curve, analogy: question, method, search, shape, draws }: Values) {
  const words = question?.split(',').map((word) => word.trim());
  if (words && words.length !== 3) {
    throw new UsageError(`--analogy: expected three words a,b,c, found “${question}”.`);
  }
  return {
    curve: curve === undefined ? null : wholeNumber('curve', curve, 2),
    analogy: words
      ? { words, method: choice('method', method ?? ATOM_DEFAULTS.method, ['add', 'multiply', 'removed']) }
      : null,
    search:
      search === undefined
        ? null
        : {
            most: wholeNumber('search', search, 4),
            shape: choice('shape', shape ?? SEARCH_DEFAULTS.shape, [
              'parallelogram',
              'trapezoid',
              'clusters',
            ]),
            draws: wholeNumber('draws', draws ?? String(SEARCH_DEFAULTS.draws), 0),
          },
  };
}

/** The figures as published, with the paper's mark and the texts beside them. */
async function published(
  data: RelationWords,
  parameters: CrystalParameters,
  most: number | null,
  work: Work,
): Promise<object> {
  const { length, ...figures } = await publishedCrystals(data, parameters, most ?? ATOM_DEFAULTS.curve, work);
  return {
    ...figures,
    mark: PUBLISHED_CRYSTALS,
    note: PUBLISHED_NOTES.components,
    length: { ...length, note: PUBLISHED_NOTES.wordLength },
  };
}

/** The answers of an analogy, as words. */
async function solvedInWords(
  data: RelationWords,
  { words, method }: NonNullable<Extras['analogy']>,
  parameters: CrystalParameters,
  work: Work,
) {
  const places = words.map((word) => {
    const place = data.relations.words.indexOf(word);
    if (place >= 0) return place;
    throw new UsageError(`--analogy: expected words of this dataset, found “${word}”; choose another word.`);
  });
  const [a, b, c] = places as [number, number, number];
  const { answers: count, offsets: draws } = ATOM_DEFAULTS;
  const found = await analogy(data, { a, b, c, method, count, draws }, parameters, work);
  const answers = found.answers.map(({ word, score }) => ({ word: data.relations.words[word], score }));
  return { question: words, method, ...found, answers };
}

/** The crystals, or the clusters of differences, among the first vectors of a layer, with what they say. */
async function firstCrystals(
  dataset: Dataset,
  layer: string,
  { most, shape, draws }: NonNullable<Extras['search']>,
  seed: number,
  work: Work,
) {
  const info = dataset.info.layers.find(({ id }) => id === layer);
  const vectors = await vectorsAmong(dataset, layer, info?.has.decoder ? 'features' : 'words');
  const features = Array.from({ length: Math.min(most, vectors.rows) }, (_, i) => i);
  if (shape === 'clusters') {
    const clusters = await differenceClusters(
      vectors,
      differenceClusterParameters(features, { draws, seed }),
      work,
    );
    return { ...clusters, verdict: clustersVerdict(clusters) };
  }
  const search = await crystalSearch(vectors, searchParameters(features, { shape, draws, seed }), work);
  return { ...search, verdict: searchVerdict(search) };
}
