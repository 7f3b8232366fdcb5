import { figure, note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem } from '../../shared/report/items.ts';
import { affinityTitle } from '../analysis/affinities/affinities.ts';
import { heldOutVerdict } from '../analysis/heldOut/heldOutVerdict.ts';
import type { AffinityAgreement, Stability } from '../analysis/index.ts';
import { partnersOf, STABLE, stateSentence } from '../analysis/stability/lobeStability.ts';
import { seedsVerdict } from '../analysis/stability/seedsVerdict.ts';
import { stabilityVerdict } from '../analysis/stability/stability.ts';
import { affinitiesJob, heldOutJob, seedsJob, stabilityJob } from '../jobs.ts';
import { affinitiesRequest, heldOutRequest, seedsRequest, stabilityRequest } from '../requests.ts';
import { lobeNamesOf, type BrainPlace } from './place.ts';

export const stabilityItem = (place: BrainPlace) =>
  jobItem({
    job: stabilityJob,
    title: 'Stability over bootstrap samples',
    parameters: stabilityRequest(place.lobes),
    blocks: (found) => stabilityBlocks(found, lobeNamesOf(place)),
  });

function stabilityBlocks(found: Stability, nameOf: (lobe: number) => string): Block[] {
  const { ami, sd, samples, units, lobes } = found;
  return [
    verdict(stabilityVerdict(found).sentence),
    figure(`stability, AMI over ${samples.length} bootstrap samples of ${units}`, ami, {
      error: sd,
      of: 'worlds of the same rates',
      p: null,
    }),
    table(
      'Each lobe in bootstrap samples',
      [words('lobe'), numbers('Jaccard', 2), words(`from other ${units}`)],
      Array.from(lobes.jaccard, (jaccard, lobe) => [
        nameOf(lobe),
        jaccard,
        stateSentence(lobes.states[lobe]!, partnersOf(lobes, lobe).map(nameOf)),
      ]),
    ),
    note(
      `Jaccard: of the features of the lobe and of the most similar lobe of a sample, the share in both, the mean over the samples; stable from ${STABLE} on.`,
    ),
  ];
}

export const affinitiesItem = ({ lobes }: BrainPlace) =>
  jobItem({
    job: affinitiesJob,
    title: 'Agreement of the affinities',
    parameters: affinitiesRequest(lobes),
    blocks: (agreed) => [agreementTable(agreed)],
  });

function agreementTable({ affinities, ami, smallest }: AffinityAgreement): Block {
  const n = affinities.length;
  return table(
    'Adjusted mutual information of the lobes of each two affinities',
    [
      words('affinity'),
      ...affinities.map((one) => numbers(affinityTitle(one), 2)),
      numbers('smallest lobe', 0),
    ],
    affinities.map((one, i) => [
      affinityTitle(one),
      ...Array.from({ length: n }, (_, j) => ami[i * n + j]!),
      smallest[i]!,
    ]),
  );
}

export const seedsItem = (place: BrainPlace) =>
  jobItem({
    job: seedsJob,
    title: 'Other seeds',
    parameters: seedsRequest(place.lobes, place.view),
    blocks: (found) => [
      verdict(seedsVerdict(found).sentence),
      table(
        `The least Jaccard index of each lobe under ${found.seeds.length} other seeds`,
        [words('lobe'), numbers('least Jaccard', 2)],
        Array.from(found.jaccard, (jaccard, lobe) => [lobeNamesOf(place)(lobe), jaccard]),
      ),
    ],
  });

export const heldOutItem = ({ context, lobes }: BrainPlace) =>
  jobItem({
    job: heldOutJob,
    title: 'Categories held out',
    parameters: heldOutRequest(lobes),
    blocks: (found) => [
      verdict(heldOutVerdict(found)),
      ...found.folds.flatMap(({ cofiring, ami }, f) => [
        figure(`set ${f + 1}: phi within lobes less between`, cofiring, {
          of: 'permutations',
          p: cofiring.correctedP,
        }),
        figure(`set ${f + 1}: AMI with lobes made of it`, ami, { of: 'permutations', p: ami.correctedP }),
      ]),
      table(
        'What each set holds out',
        [
          words('set'),
          words('categories'),
          numbers('blocks', 0),
          numbers('blocks that lobes are made of', 0),
        ],
        found.folds.map(({ categories, blocks, made }, f) => [
          `set ${f + 1}`,
          categories.map((one) => context.info.categories[one]).join(', '),
          blocks,
          made,
        ]),
      ),
      note('p is corrected for all figures of all sets.'),
    ],
  });
