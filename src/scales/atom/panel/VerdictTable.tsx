import { fixed, zScore } from '../../../controls/numbers.ts';
import type { CrystalQuality, VerdictCode } from '../analysis/index.ts';
import { VERDICT_ORDER, VERDICTS } from './story.ts';

const TONES: Partial<Record<VerdictCode, string>> = {
  holds: 'good',
  faint: 'warning',
  inSampleOnly: 'warning',
};

/** Every relation under its verdict, with the silhouettes that carry it. */
export function VerdictTable({ quality }: { quality: CrystalQuality }) {
  return (
    <>
      <h3 className="subhead">What holds</h3>
      <table className="data-table verdicts">
        <caption className="visually-hidden">
          Verdict on each relation, with its silhouettes in-sample and on held-out pairs
        </caption>
        <thead>
          <tr>
            <th scope="col">silhouette</th>
            <th scope="col" className="number">
              in-sample
            </th>
            <th scope="col" className="number">
              held-out
            </th>
            <th scope="col" className="number">
              beyond null
            </th>
          </tr>
        </thead>
        {VERDICT_ORDER.map((code) => {
          const rows = quality.relations
            .filter((relation) => relation.verdict.code === code)
            .sort((a, b) => (b.verdict.heldOut?.value ?? -1) - (a.verdict.heldOut?.value ?? -1));
          if (rows.length === 0) return null;
          return (
            <tbody key={code}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={`verdict ${TONES[code] ?? ''}`}>
                  {VERDICTS[code]}
                </th>
              </tr>
              {rows.map(({ id, name, verdict }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="number">{fixed(verdict.inSample?.value ?? NaN, 2)}</td>
                  <td className="number">{fixed(verdict.heldOut?.value ?? NaN, 2)}</td>
                  <td className="number">{verdict.heldOut?.z == null ? '–' : zScore(verdict.heldOut.z)}</td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
      <p className="note">
        Beyond null: standard deviations of the held-out silhouette above that of shuffled labels; three are
        asked for.
      </p>
    </>
  );
}
