import { useMemo } from 'react';
import { HeatMap } from '../../../../charts/lazy.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { BRAIN_DEFAULTS } from '../../analysis/defaults.ts';
import type { CategoryTable } from '../../analysis/categories/categories.ts';
import { categoryNullJob } from '../../jobs.ts';
import { categoryNullRequest } from '../../requests.ts';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import type { LobeLook, ShownLobes } from '../../../cloud/lobes/useLooks.ts';
import { BeyondChance } from './BeyondChance.tsx';
import { categoryMap } from './categoryMap.ts';
import { method } from '../../method.ts';

const SHUFFLES = BRAIN_DEFAULTS.shuffles;
/** A panel has room for this number of columns. */
const MOST_COLUMNS = 16;

/** Lobe × document category by the paper's rule, its counts, and the same for permuted categories. */
export function CategoriesSection({ shown: { found, looks } }: { shown: ShownLobes }) {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const shuffled = useAsked(categoryNullJob, reference, categoryNullRequest(request));
  const table = found?.categories ?? null;
  const nulls = shuffled.stale ? null : shuffled.result;
  const map = useMemo(() => table && categoryMap(table, nulls, MOST_COLUMNS), [table, nulls]);
  const columns = useMemo(() => columnNames(looks.slice(0, MOST_COLUMNS)), [looks]);
  const marked = useMemo(
    () => (map?.beyond ? { cells: map.beyond, meaning: 'beyond permuted categories' } : undefined),
    [map],
  );
  if (!found || !table || !map) return null;
  const firstLobe = found.numbers ? (looks[found.numbers.indexOf(0)]?.name ?? '') : null;
  return (
    <Section title="Where lobes fire" method={method('leads')}>
      <div className="stack">
        <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
          <HeatMap
            method={method('leads')}
            label="Share of a category’s blocks in which the lobe leads"
            rowTitle="category"
            rows={info.categories}
            columns={columns}
            shares={map.shares}
            counts={map.counts}
            marked={marked}
          />
        </Guard>
        <p className="note">
          {rule(table, found.blocks, info.item, firstLobe)}
          {table.lobes > columns.length &&
            ` Only the first ${columns.length} of ${table.lobes} lobes are drawn.`}
        </p>
        {firstLobe !== null && <PublishedNote figure="documentTypes" />}
        <Ask
          of={shuffled}
          action="Compare with permuted categories"
          cost={`Permutes the categories over documents ${SHUFFLES} times to see what shares chance reaches in any cell.`}
        >
          {(chance) => chance && <BeyondChance table={table} nulls={chance} looks={looks} />}
        </Ask>
      </div>
    </Section>
  );
}

/**
 * When a lobe leads in a block, and in how many blocks several lobes lead or none fires.
 *
 * @param firstLobe  the name of the lobe that takes idle blocks, as published; null for our rule
 */
function rule({ tied, idle }: CategoryTable, blocks: number, item: string, firstLobe: string | null): string {
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
  const leads = `A lobe leads in a block if it has the highest share of its own ${item}s firing. ${count(sum(tied))} of ${count(blocks)} blocks are ties, `;
  return firstLobe === null
    ? `${leads}which are divided; in ${count(sum(idle))} no lobe fires.`
    : `${leads}which count for the first lobe; in ${count(sum(idle))} no lobe fires, and they count for lobe 0 of scikit-learn, here “${firstLobe}”.`;
}

/** Short names that are all different: numbers for lobes without a name of their own. */
function columnNames(looks: readonly LobeLook[]): readonly string[] {
  const short = looks.map(({ name }) => name.replace(/^lobe /, ''));
  return new Set(short).size === short.length ? short : looks.map(({ name }, i) => `${i + 1} ${name}`);
}
