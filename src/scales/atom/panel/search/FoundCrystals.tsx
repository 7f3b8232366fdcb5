import { count, fixed, significant } from '../../../../controls/numbers.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';
import type { CrystalSearch, FoundCrystal } from '../../analysis/search/search.ts';
import { searchVerdict } from '../../analysis/search/searchVerdict.ts';
import { MoreDraws } from './MoreDraws.tsx';
import { method } from '../../method.ts';

/** Crystals found, the best first; pressing one shows it in the scene. */
export function FoundCrystals({
  found,
  name,
  stale,
}: {
  found: CrystalSearch;
  name: (i: number) => string;
  stale: boolean;
}) {
  const shown = useAtom((view) => view.found);
  return (
    <div>
      {found.crystals.length > 0 && <BestBesideChance found={found} />}
      <p className="story">{searchVerdict(found)}</p>
      <MoreDraws draws={found.nullErrors.length} />
      <DataTable
        caption="Crystals found, the best first"
        columns={crystalColumns(name, stale)}
        rows={found.crystals}
        isCurrent={(_, i) => shown === i}
        compact
        empty="No crystal was found among these."
      />
      <p className="note">
        Compares each pair of the {count(found.compared)} shortest among {count(found.differences)}{' '}
        differences, so the search is complete for sides up to {fixed(found.longest, 3)}. By chance: crystals
        at least as good among Gaussian points of the same mean, covariance and lengths (
        {found.nullErrors.length} {found.nullErrors.length === 1 ? 'draw' : 'draws'}).
      </p>
    </div>
  );
}

/** @param stale  whether the crystals belong to another search: the scene cannot show them then */
function crystalColumns(name: (i: number) => string, stale: boolean): readonly Column<FoundCrystal>[] {
  const side = (a: number, b: number) => `${name(a)} → ${name(b)}`;
  return [
    {
      header: 'a → b along c → d',
      value: ({ corners: [a, b, c, d] }) => `${side(a, b)} along ${side(c, d)}`,
      cell: ({ corners: [a, b, c, d] }) => (
        <>
          {side(a, b)}
          <br />
          {side(c, d)}
        </>
      ),
      press: {
        disabled: stale,
        act: (_, i) => setAtom({ space: 'search', found: i }),
      },
    },
    { header: 'error', value: ({ error }) => error, decimals: 3 },
    { header: 'by chance', value: ({ expected }) => expected, format: (value) => significant(value, 2) },
  ];
}

/** The least error found, beside the least errors among points of chance. */
function BestBesideChance({ found }: { found: CrystalSearch }) {
  const error = found.crystals[0]!.error;
  const bests = found.nullErrors.map((errors) => errors[0] ?? NaN).filter(Number.isFinite);
  if (found.best) {
    const { null: distribution, z, p } = found.best;
    return (
      <NullFigure
        name="least error"
        method={method('search')}
        value={error}
        distribution={distribution}
        z={z}
        p={p}
        n={`${bests.length} draws of Gaussian points`}
      />
    );
  }
  return (
    <p className="story">
      Least error {fixed(error, 3)}
      {bests.length > 0 && `; Gaussian points of the same covariance: ${fixed(Math.min(...bests), 3)}`}.
    </p>
  );
}
