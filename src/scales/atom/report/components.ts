import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { chart, figure, note } from '../../../report/blocks.ts';
import type { Block, ReportSeries } from '../../../report/document.ts';
import { jobItem } from '../../shared/report/items.ts';
import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import type { ComponentCurve, Curve } from '../analysis/index.ts';
import { componentCurveJob, publishedCrystalsJob } from '../jobs.ts';
import { publishedRequest } from '../requests.ts';
import type { AtomPlace } from './place.ts';

export const componentsItem = ({ parameters, all }: AtomPlace) =>
  jobItem({
    job: componentCurveJob,
    title: 'How many components?',
    parameters: { ...parameters(all), removal: 'lda', most: ATOM_DEFAULTS.curve },
    blocks: (found) => curveBlocks(found),
  });

function curveBlocks({ components, raw, inSample, heldOut }: ComponentCurve): Block[] {
  const curve = (name: string, values: ArrayLike<number>, mark: ReportSeries['mark']): ReportSeries => ({
    name,
    mark,
    points: Array.from(components, (k, i) => [k, values[i]!]),
  });
  const ofCurve = (name: string, found: Curve) => [
    curve(name, found.values, 'line'),
    curve(`${name}, shuffled labels`, found.nullMean, 'dashed'),
  ];
  return [
    figure('silhouette, raw', { value: raw }),
    chart('Silhouette against the number of LDA components', 'components', 'silhouette', [
      ...ofCurve('in-sample', inSample),
      ...(heldOut ? ofCurve('held-out pairs', heldOut) : []),
    ]),
    note(`${inSample.draws} shuffled labels.`),
  ];
}

export const publishedItem = ({ parameters, all }: AtomPlace) =>
  jobItem({
    job: publishedCrystalsJob,
    title: 'Crystals as published',
    parameters: publishedRequest(parameters(all)),
    blocks: ({ pairs, raw, zScored, components, silhouettes, relations }) => [
      figure('silhouette of raw differences', { value: raw }),
      figure('silhouette of differences in z-scores', { value: zScored }),
      chart('Silhouette against LDA components, as published (in-sample)', 'components', 'silhouette', [
        {
          name: 'silhouette',
          mark: 'line',
          points: Array.from(components, (k, i) => [k, silhouettes[i]!]),
        },
      ]),
      note(
        `${grouped(pairs)} pairs of ${relations.length} relations, by the definitions of the paper’s code.`,
      ),
    ],
  });
