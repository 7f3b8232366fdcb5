import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note, numbers, table, verdict } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem, type ReportContext } from '../../shared/report/items.ts';
import { featuresOfMetas, metaVerdict, type MetaSae } from '../analysis/index.ts';
import { metaSaeJob } from '../jobs.ts';
import { metaSaeRequest } from '../requests.ts';
import type { GalaxyView } from '../view.ts';

/** Meta-features listed in a report, the ones with the most features. */
const LISTED = 20;

export const metaItem = ({ layer }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: metaSaeJob,
    title: 'What are features made of?',
    parameters: metaSaeRequest(layer, view),
    blocks: metaBlocks,
  });

function metaBlocks(found: MetaSae): Block[] {
  const { explained, width, active, dead, steps, batch, rate, seed, replaced } = found;
  const largest = featuresOfMetas(found)
    .map((features, meta) => ({ meta, features }))
    .sort((a, b) => b.features.length - a.features.length || a.meta - b.meta)
    .slice(0, LISTED);
  return [
    verdict(metaVerdict(found)),
    figure('share of variance explained', explained, {
      of: 'clouds of the same spectrum and lengths',
    }),
    table(
      `The ${largest.length} meta-features with the most features, and their strongest features`,
      [
        numbers('meta-feature', 0),
        numbers('features', 0),
        numbers('1st', 0),
        numbers('2nd', 0),
        numbers('3rd', 0),
      ],
      largest.map(({ meta, features }) => [
        meta,
        features.length,
        features[0]?.index ?? null,
        features[1]?.index ?? null,
        features[2]?.index ?? null,
      ]),
    ),
    note(
      `BatchTopK with ${grouped(width)} meta-features, ${active} active on average; Adam, ${grouped(steps)} steps of ${grouped(batch)} rows, rate ${rate}, seed ${seed}; ${grouped(dead)} meta-features are active in no feature, and meta-features that did little were replaced ${grouped(replaced)} times during training. Vectors: ${found.preprocessing}.`,
    ),
  ];
}
