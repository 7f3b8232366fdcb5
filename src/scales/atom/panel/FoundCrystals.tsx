import { count, fixed, significant } from '../../../controls/numbers.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { Button } from '../../../controls/Button.tsx';
import { besideNull } from '../../../math/statistics/nullFigure.ts';
import type { CrystalSearch } from '../analysis/search.ts';
import { setAtom, useAtom } from '../useAtom.ts';

/** Fewer draws than this have no deviation worth the name. */
const FEWEST_DRAWS = 5;
/** What one click more compares with. */
const MORE_DRAWS = 9;

/** Crystals found, the best first; one clicked is shown in the scene. */
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
      {found.crystals.length > 0 ? (
        <BestBesideChance found={found} />
      ) : (
        <p className="story">No crystal was found among these.</p>
      )}
      <table className="data-table small-table">
        <caption className="visually-hidden">Crystals found, the best first</caption>
        <thead>
          <tr>
            <th scope="col">a → b along c → d</th>
            <th scope="col" className="number">
              error
            </th>
            <th scope="col" className="number">
              by chance
            </th>
          </tr>
        </thead>
        <tbody>
          {found.crystals.map((crystal, i) => (
            <tr key={crystal.corners.join()} data-current={shown === i || undefined}>
              <td>
                <button
                  className="link-button"
                  disabled={stale}
                  onClick={() => setAtom({ space: 'search', found: i })}
                >
                  {name(crystal.corners[0])} → {name(crystal.corners[1])}
                  <br />
                  {name(crystal.corners[2])} → {name(crystal.corners[3])}
                </button>
              </td>
              <td className="number">{fixed(crystal.error, 3)}</td>
              <td className="number">
                {Number.isNaN(crystal.expected) ? '–' : significant(crystal.expected, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        Exact among the {count(found.compared)} shortest of {count(found.differences)} differences, each
        compared with each: complete for sides up to {fixed(found.longest, 3)}. By chance: crystals at least
        as good among Gaussian points of the same mean, covariance and lengths, {found.nullErrors.length}{' '}
        {found.nullErrors.length === 1 ? 'draw' : 'draws'}.
      </p>
    </div>
  );
}

/** The least error found, beside the least errors among points of chance. */
function BestBesideChance({ found }: { found: CrystalSearch }) {
  const { draws } = useAtom((view) => view);
  const error = found.crystals[0]!.error;
  const bests = found.nullErrors.map((errors) => errors[0] ?? NaN).filter(Number.isFinite);
  if (bests.length >= FEWEST_DRAWS) {
    const { null: distribution, z, p } = besideNull(error, bests);
    return (
      <NullFigure
        name="least error"
        value={error}
        distribution={distribution}
        z={z}
        p={p}
        n={`${bests.length} draws of Gaussian points`}
      />
    );
  }
  return (
    <div className="stack">
      <p className="story">
        Least error {fixed(error, 3)}
        {bests.length > 0 && `; Gaussian points of the same covariance: ${fixed(Math.min(...bests), 3)}`}.
      </p>
      {draws < FEWEST_DRAWS && (
        <Button onPress={() => setAtom({ draws: MORE_DRAWS })}>
          Compare with {MORE_DRAWS} draws of chance
        </Button>
      )}
    </div>
  );
}
