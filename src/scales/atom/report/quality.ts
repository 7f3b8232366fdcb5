import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { withEnoughDraws } from '../../../math/statistics/nulls/enoughDraws.ts';
import type { NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { jobItem } from '../../shared/report/items.ts';
import { story, VERDICTS, type CrystalQuality } from '../analysis/index.ts';
import { crystalQualityJob } from '../jobs.ts';
import { qualityIsQuick } from '../qualityIsQuick.ts';
import type { AtomPlace } from './place.ts';

export function qualityItem(place: AtomPlace) {
  const { view, all, chosen, parameters, usable, words: vocabulary, context } = place;
  return jobItem({
    job: crystalQualityJob,
    title: 'Do differences cluster by relation?',
    parameters: parameters(view.scope === 'all' ? all : chosen),
    shown: qualityIsQuick(usable, vocabulary.length, context.layer.dim),
    blocks: qualityBlocks,
  });
}

function qualityBlocks(quality: CrystalQuality): Block[] {
  const { raw, removed, heldOut, shuffled, notes } = quality;
  return [
    ...story(quality).map(verdict),
    ...(raw.silhouette === null ? [] : [beside('silhouette, raw', raw.silhouette, shuffled?.raw)]),
    ...(removed?.silhouette == null
      ? []
      : [beside('silhouette, distractors removed, in-sample', removed.silhouette, shuffled?.inSample)]),
    ...(heldOut
      ? [
          beside(
            'silhouette, distractors removed, held-out pairs',
            heldOut.removed.mean,
            shuffled?.heldOut,
            heldOut.removed.sd,
          ),
          note(
            `Mean ± standard deviation over ${heldOut.folds} folds; no word is in both the fitted and the held-out pairs.`,
          ),
        ]
      : []),
    verdictTable(quality),
    scoresTable(quality),
    ...notes.map(note),
  ];
}

/** A figure beside shuffled relation labels, if there are any. */
function beside(name: string, value: number, found: NullFigure | null | undefined, error?: number): Block {
  const of = 'shuffled labels';
  const errors = error === undefined ? {} : { error };
  if (!found) return figure(name, { value }, errors);
  const { null: draws, z, p } = withEnoughDraws(found);
  return figure(name, { value, null: draws, z, p }, { of, ...errors });
}

const verdictTable = ({ relations }: CrystalQuality): Block =>
  table(
    'Every relation under its verdict',
    [
      words('relation'),
      numbers('pairs', 0),
      words('verdict'),
      numbers('held-out separation', 2),
      numbers('z', 1),
      numbers('pairing p', 3),
    ],
    relations.map(({ name, pairs, verdict: { code, heldOut, paired } }) => [
      name,
      pairs,
      VERDICTS[code],
      heldOut?.value,
      heldOut?.z,
      paired?.p,
    ]),
  );

const scoresTable = ({ relations, candidates }: CrystalQuality): Block =>
  table(
    `Each relation’s raw figures; answers among ${grouped(candidates)} words, the query word left out`,
    [
      words('relation'),
      numbers('top-1', 2),
      numbers('top-5', 2),
      numbers('nearest word, top-1', 2),
      numbers('mean output, top-1', 2),
      numbers('mean cosine', 2),
      numbers('re-paired', 2),
      numbers('parallelogram error', 2),
    ],
    relations.map(
      ({ name, retrieval, nearestWord, meanOutput, meanCosine, rePaired, parallelogramError }) => [
        name,
        retrieval?.excluded.top1,
        retrieval?.excluded.top5,
        nearestWord.excluded.top1,
        meanOutput?.excluded.top1,
        meanCosine,
        rePaired.meanCosine?.null.mean,
        parallelogramError,
      ],
    ),
  );
