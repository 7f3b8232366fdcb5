import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note, verdict } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem } from '../../shared/report/items.ts';
import { affinityTitle } from '../analysis/affinities/affinities.ts';
import { heldInWords } from '../analysis/geometry/held.ts';
import type { CollapsedClassifier } from '../analysis/index.ts';
import { baselineSentence, classifierVerdict, geometryVerdict } from '../analysis/geometry/verdicts.ts';
import { classifierJob, geometryJob } from '../jobs.ts';
import { classifierRequest, geometryRequest } from '../requests.ts';
import { besideDraws, type BrainPlace } from './place.ts';

export const geometryItem = ({ context, view, lobes }: BrainPlace) =>
  jobItem({
    job: geometryJob,
    title: 'Lobes and geometry: adjusted mutual information',
    parameters: geometryRequest(lobes, view),
    blocks(found) {
      const { item } = context.info;
      const { ami, n, collapsed } = found;
      return [
        verdict(geometryVerdict(found, view.hold)),
        besideDraws(
          'adjusted mutual information',
          ami,
          `permutations among ${item}s alike in ${heldInWords(view.hold)}`,
        ),
        ...(collapsed
          ? [
              besideDraws(
                `the same, one ${item} of each family of near copies`,
                collapsed.ami,
                `permutations of ${grouped(collapsed.n)} ${item}s`,
              ),
            ]
          : []),
        note(
          `${lobes.k} lobes against ${lobes.k} clusters of the directions of the same ${grouped(n)} ${item}s by ${affinityTitle(view.geometry)}: 1 means the same partition, 0 means chance.`,
        ),
      ];
    },
  });

export const classifierItem = ({ context, view, lobes }: BrainPlace) =>
  jobItem({
    job: classifierJob,
    title: 'Directions to lobes: balanced accuracy',
    parameters: classifierRequest(lobes, view),
    blocks: (fit) => classifierBlocks(fit, { context, view, lobes }),
  });

function classifierBlocks(fit: CollapsedClassifier, { context, view, lobes }: BrainPlace): Block[] {
  const { item } = context.info;
  const { balancedAccuracy, error, train, test, lobesTested, converged, collapsed, baseline } = fit;
  return [
    verdict(classifierVerdict(fit, view.hold)),
    besideDraws('logistic regression, balanced accuracy', balancedAccuracy, 'shuffled fits', error),
    ...(collapsed
      ? [
          besideDraws(
            `the same, one ${item} of each family of near copies`,
            collapsed.balancedAccuracy,
            `shuffled fits of ${grouped(collapsed.train + collapsed.test)} ${item}s`,
            collapsed.error,
          ),
        ]
      : []),
    note(
      [
        `From unit directions to lobes, L2, C = 1; fitted on ${grouped(train)} ${item}s, scored on the other ${grouped(test)}, a fifth of every lobe${lobesTested < lobes.k ? `; only ${lobesTested} of ${lobes.k} lobes have ${item}s to hold out` : ''}.`,
        converged ? '' : 'The fit did not converge.',
        baseline ? baselineSentence(fit) : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ];
}
