import { Suspense, useMemo } from 'react';
import { count, fixed, percent } from '../../../controls/numbers.ts';
import { HeatMap } from '../../../charts/lazy.ts';
import { Section } from '../../../controls/Section.tsx';
import { useDataset } from '../../../state/hooks.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { Ask } from '../../shared/Ask.tsx';
import type { CategoryTable } from '../analysis/categories.ts';
import { cellZ, type CategoryNull } from '../analysis/categoryNull.ts';
import { BRAIN_DEFAULTS } from '../analysis/defaults.ts';
import { categoryNullJob } from '../jobs.ts';
import { useLobesRequest } from '../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';

const SHUFFLES = BRAIN_DEFAULTS.shuffles;
/** More columns than this cannot be told apart in a panel. */
const MOST_COLUMNS = 16;

/** Lobe × document category by the paper's rule, its counts, and what shuffled lobes would show. */
export function CategoriesSection({ shown: { found, looks } }: { shown: ShownLobes }) {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const shuffled = useAskedJob(categoryNullJob, reference, { ...request, shuffles: SHUFFLES });
  const table = found?.categories ?? null;
  const nulls = shuffled.stale ? null : shuffled.result;
  const columns = useMemo(() => looks.slice(0, MOST_COLUMNS).map(({ name }) => name), [looks]);
  const turned = useMemo(() => {
    if (!table) return null;
    const wide = Math.min(MOST_COLUMNS, table.lobes);
    const of = (values: Float64Array) =>
      Float64Array.from({ length: table.categories * wide }, (_, p) => {
        return values[(p % wide) * table.categories + Math.floor(p / wide)]!;
      });
    return { shares: of(table.fraction), counts: of(table.counts), of };
  }, [table]);
  const marked = useMemo(() => {
    if (!table || !turned || nulls?.mean.length !== table.fraction.length) return undefined;
    const cells = turned.of(Float64Array.from(table.fraction, (_, p) => (beyond(table, nulls, p) ? 1 : 0)));
    return { cells, meaning: 'beyond shuffled lobes' };
  }, [table, turned, nulls]);
  if (!found || !table || !turned) return null;
  const tied = table.tied.reduce((a, b) => a + b, 0);
  const idle = table.idle.reduce((a, b) => a + b, 0);
  const short = columns.map((name) => name.replace(/^lobe /, ''));
  const distinct =
    new Set(short).size === short.length ? short : columns.map((name, i) => `${i + 1} ${name}`);
  return (
    <Section title="Where lobes fire">
      <div className="stack">
        <Suspense fallback={<p className="note">Drawing…</p>}>
          <HeatMap
            label="Share of a category’s blocks in which the lobe leads"
            rowTitle="category"
            rows={info.categories}
            columns={distinct}
            shares={turned.shares}
            counts={turned.counts}
            marked={marked}
          />
        </Suspense>
        <p className="note">
          A lobe leads in a block when it has the highest share of its own {info.item}s firing. {count(tied)}{' '}
          of {count(found.blocks)} blocks are ties, shared out; in {count(idle)} none fires.
          {table.lobes > columns.length
            ? ` The first ${columns.length} of ${table.lobes} lobes are drawn.`
            : ''}
        </p>
        {nulls ? (
          <Beyond nulls={nulls} shown={{ found, looks }} />
        ) : (
          <Ask of={shuffled} action="Compare with shuffled lobes" />
        )}
      </div>
    </Section>
  );
}

/** Whether a cell exceeds what shuffled lobes reach anywhere. */
function beyond({ fraction }: CategoryTable, { mean, sd, reach }: CategoryNull, cell: number): boolean {
  const share = fraction[cell]!;
  return share > mean[cell]! && cellZ(share, mean[cell]!, sd[cell]!) > reach;
}

/** Which cells exceed what shuffled lobes reach anywhere. */
function Beyond({ nulls, shown: { found, looks } }: { nulls: CategoryNull; shown: ShownLobes }) {
  const { info } = useDataset();
  const table = found?.categories;
  if (!table || nulls.mean.length !== table.fraction.length) return null;
  const cells = [...table.fraction.keys()].map((p) => ({
    lobe: Math.floor(p / table.categories),
    category: p % table.categories,
    share: table.fraction[p]!,
    counts: table.counts[p]!,
    mean: nulls.mean[p]!,
    sd: nulls.sd[p]!,
  }));
  const more = cells.filter((_, p) => beyond(table, nulls, p));
  more.sort((a, b) => b.share - a.share);
  return (
    <>
      <p className="note">
        {count(more.length)} of {count(cells.length)} cells exceed all that {nulls.shuffles} shuffles of the
        lobes reach in any cell, ringed in the map (95 in 100 stay below z {fixed(nulls.reach, 1)}).
      </p>
      <table className="data-table">
        <caption className="visually-hidden">Cells beyond shuffled lobes</caption>
        <thead>
          <tr>
            <th scope="col">lobe in category</th>
            <th scope="col" className="number">
              blocks
            </th>
            <th scope="col" className="number">
              share
            </th>
            <th scope="col" className="number">
              null
            </th>
          </tr>
        </thead>
        <tbody>
          {more.slice(0, 12).map(({ lobe, category, share, counts, mean, sd }) => (
            <tr key={`${lobe} ${category}`}>
              <td>
                <span className="swatch" style={{ background: looks[lobe]!.colour }} /> {looks[lobe]!.name} in{' '}
                {info.categories[category]}
              </td>
              <td className="number">{count(counts)}</td>
              <td className="number">{percent(share, 0)}</td>
              <td className="number">
                {percent(mean, 0)} ± {fixed(100 * sd, 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more.length > 12 && <p className="note">The 12 largest of {count(more.length)}.</p>}
    </>
  );
}
