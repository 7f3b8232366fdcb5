import { note, numbers, table, words } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import { distractorsJob } from '../jobs.ts';
import type { AtomPlace } from './place.ts';

export const distractorsItem = ({ parameters, chosen }: AtomPlace) =>
  jobItem({
    job: distractorsJob,
    title: 'What do components correlate with?',
    parameters: { ...parameters(chosen), count: ATOM_DEFAULTS.correlated },
    blocks: ({ correlations, labels, shares }) => [
      table(
        `Correlation of each component of the differences with the difference of each covariate, over ${labels.length} pairs`,
        [
          words('component'),
          numbers('share of variance', 1, '%'),
          words('covariate'),
          numbers('r within relations', 2),
          numbers('p', 3),
          numbers('r over all pairs', 2),
        ],
        correlations.map(({ component, covariate, r, p, raw }) => [
          `PC ${component + 1}`,
          100 * shares[component]!,
          covariate,
          r,
          p,
          raw.r,
        ]),
      ),
      note(
        `p is that of the largest of the ${correlations.length} correlations when pairs are permuted within relations.`,
      ),
    ],
  });
