import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem, type ReportItem } from '../../shared/report/items.ts';
import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import { analogyTestParameters, analogyVerdict, type AnalogyTest } from '../analysis/index.ts';
import { analogyJob, analogyTestJob } from '../jobs.ts';
import type { AtomPlace } from './place.ts';

/** The analogy of the view; null if it names no three words of the dataset. */
export function analogyItem({
  view,
  places,
  parameters,
  chosen,
  words: vocabulary,
}: AtomPlace): ReportItem | null {
  const [a, b, c] = view.analogy.map((word) => places.get(word));
  if (a === undefined || b === undefined || c === undefined) return null;
  const { answers: count, offsets: draws } = ATOM_DEFAULTS;
  const question = { a, b, c, method: view.method, count, draws };
  return jobItem({
    job: analogyJob,
    title: `${view.analogy.slice(0, 2).join(' : ')} :: ${view.analogy[2]} : ?`,
    parameters: { ...parameters(chosen), question },
    shown: true,
    blocks: ({ answers, candidates, chance }) => [
      ...(chance
        ? [
            verdict(analogyVerdict({ chance })),
            figure('score of the best answer', chance, { decimals: 3, of: 'random pairs of words' }),
          ]
        : []),
      table(
        `Answers among ${grouped(candidates)} words`,
        [numbers('rank', 0), words('answer'), numbers('score', 3)],
        answers.map(({ word, score }, i) => [i + 1, vocabulary[word] ?? `${word}`, score]),
      ),
    ],
  });
}

export function analogyTestItem(place: AtomPlace): ReportItem | null {
  const { view, usable, chosen, own, context } = place;
  const all = usable.filter(({ pairs }) => pairs > 1).map(({ id }) => id);
  const relations = view.tested === 'all' ? all : chosen;
  if (relations.length === 0) return null;
  const used = own.filter(({ id }) => relations.includes(id));
  return jobItem({
    job: analogyTestJob,
    title: 'Analogy test',
    parameters: {
      ...analogyTestParameters(relations, { own: used, seed: view.seed }),
      layer: context.layer.id,
    },
    blocks: testBlocks,
  });
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function testBlocks({ overall, questions, sets, words: count }: AnalogyTest): Block[] {
  if (!overall) return [note('No relation has two pairs that make a question.')];
  const { add, multiply, nearestC, nearestB, offset } = overall;
  return [
    verdict(
      `3CosAdd answers ${percent(add.ofQuestions)} of ${grouped(questions)} questions right among ${grouped(count)} words, 3CosMul ${percent(multiply.ofQuestions)}. Baselines: the word nearest to c ${percent(nearestC.ofQuestions)}, to b ${percent(nearestB.ofQuestions)}, to b − a ${percent(offset.ofQuestions)}.`,
    ),
    table(
      'Share of right answers of each relation, by 3CosAdd and by the baselines',
      [
        words('relation'),
        numbers('questions', 0),
        numbers('3CosAdd', 1, '%'),
        numbers('±', 1, '%'),
        numbers('3CosMul', 1, '%'),
        numbers('nearest to c', 1, '%'),
        numbers('nearest to b', 1, '%'),
        numbers('b − a', 1, '%'),
      ],
      sets.map(({ name, questions: n, accuracy }) => [
        name,
        n,
        accuracy && 100 * accuracy.add.top1,
        accuracy && 100 * accuracy.add.error,
        accuracy && 100 * accuracy.multiply.top1,
        accuracy && 100 * accuracy.nearestC.top1,
        accuracy && 100 * accuracy.nearestB.top1,
        accuracy && 100 * accuracy.offset.top1,
      ]),
    ),
  ];
}
