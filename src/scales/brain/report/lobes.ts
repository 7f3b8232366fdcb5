import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem } from '../../shared/report/items.ts';
import { affinityTitle } from '../analysis/affinities/affinities.ts';
import { categoriesVerdict, cellsBeyond } from '../analysis/categories/beyondCategories.ts';
import { categoryNullJob, lobesJob, type BrainLobes } from '../jobs.ts';
import { categoryNullRequest } from '../requests.ts';
import { lobeNamesOf, type BrainPlace } from './place.ts';

export const lobesItem = (place: BrainPlace) =>
  jobItem({
    job: lobesJob,
    title: 'Lobes',
    parameters: place.lobes,
    shown: true,
    blocks: (found) => [lobesTable(found, place), leftOutNote(found, place.context.info.item)],
  });

function lobesTable(found: BrainLobes, place: BrainPlace): Block {
  const { item, categories } = place.context.info;
  const nameOf = lobeNamesOf(place);
  const { sizes, labels, fired } = found;
  const firings = new Float64Array(sizes.length);
  let all = 0;
  labels.forEach((lobe, i) => {
    if (lobe < 0) return;
    firings[lobe]! += fired[i]!;
    all += fired[i]!;
  });
  return table(
    `Lobes by ${affinityTitle(found.affinity)}: size, share of firings${found.categories ? ' and the categories in which each leads most' : ''}`,
    [
      words('lobe'),
      numbers(`${item}s`, 0),
      numbers('firings', 1, '%'),
      ...(found.categories ? [words('leads in')] : []),
    ],
    Array.from(sizes, (size, lobe) => [
      nameOf(lobe),
      size,
      (100 * firings[lobe]!) / Math.max(1, all),
      ...(found.categories ? [leadsIn(found.categories, lobe, categories)] : []),
    ]),
  );
}

/** A share below this is left out. */
const SOME = 0.005;

/** The two categories in which a lobe leads in the largest share of blocks. */
function leadsIn(
  { fraction, categories: n }: NonNullable<BrainLobes['categories']>,
  lobe: number,
  categories: readonly string[],
): string {
  return categories
    .map((name, c) => ({ name, share: fraction[lobe * n + c]! }))
    .filter(({ share }) => share >= SOME)
    .sort((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ name, share }) => `${name} ${(100 * share).toFixed(0)} %`)
    .join(', ');
}

function leftOutNote({ clustered, leftOut, isolated, converged, blocks }: BrainLobes, item: string): Block {
  const { silent, alwaysOn, rare, frequent } = leftOut;
  const parts = [
    silent > 0 ? `${grouped(silent)} silent` : '',
    alwaysOn > 0 ? `${grouped(alwaysOn)} always on` : '',
    rare > 0 ? `${grouped(rare)} rare` : '',
    frequent > 0 ? `${grouped(frequent)} frequent` : '',
  ].filter(Boolean);
  const left = parts.length > 0 ? `left out: ${parts.join(', ')}` : 'none left out';
  return note(
    `${grouped(clustered)} ${item}s clustered over ${grouped(blocks)} blocks; ${left}${isolated > 0 ? `; ${grouped(isolated)} have no affinity with any other` : ''}.${converged ? '' : ' The eigenvectors have not converged: read the lobes with care.'}`,
  );
}

export const categoriesItem = (place: BrainPlace) => {
  const { context, lobes } = place;
  const nameOf = lobeNamesOf(place);
  return jobItem({
    job: categoryNullJob,
    title: 'Where lobes fire, beside permuted categories',
    parameters: categoryNullRequest(lobes),
    async blocks(nulls, run) {
      const { categories } = await run(lobesJob, lobes);
      if (!nulls || !categories) return [note('Blocks carry no category.')];
      return [
        verdict(categoriesVerdict(categories, nulls)),
        table(
          'Cells beyond chance',
          [
            words('lobe'),
            words('category'),
            numbers('blocks', 0),
            numbers('share', 0, '%'),
            numbers('null', 0, '%'),
            numbers('± sd', 0, '%'),
          ],
          cellsBeyond(categories, nulls).map(({ lobe, category, counts, share, mean, sd }) => [
            nameOf(lobe),
            context.info.categories[category] ?? `${category}`,
            counts,
            100 * share,
            100 * mean,
            100 * sd,
          ]),
        ),
        note(
          `${nulls.shuffles} permutations of the categories over ${nulls.units}; a cell counts beyond z ${nulls.reach.toFixed(1)}, which any cell reaches in 5 of 100 permutations.`,
        ),
      ];
    },
  });
};
