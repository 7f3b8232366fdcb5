import { count } from '../../../../controls/numbers.ts';
import { useDataset } from '../../../../state/hooks.ts';
import type { LeftOutPairs, RelationInfo, WrittenPair } from '../../../../dataset/dataset.ts';

/** Pairs listed of each relation; the others are counted. */
const MOST = 50;

type Incomplete = RelationInfo & { readonly leftOut: LeftOutPairs };

/** What the files of relations hold that takes no part, or not as it is written. */
export function LeftOut() {
  const { info } = useDataset();
  const relations = info.relations.filter(
    (relation): relation is Incomplete => relation.leftOut !== undefined,
  );
  if (relations.length === 0) return null;
  const sum = (of: (leftOut: LeftOutPairs) => number) =>
    relations.reduce((total, { leftOut }) => total + of(leftOut), 0);
  const lowered = sum((leftOut) => leftOut.lowered);
  const unknown = sum((leftOut) => leftOut.unknown.length);
  const repeated = sum((leftOut) => leftOut.repeated.length);
  return (
    <div className="stack">
      {lowered > 0 && (
        <p className="note">
          {counted(lowered, 'word was', 'words were')} found in lower case, because no word of this vocabulary
          has capitals.
        </p>
      )}
      {unknown + repeated > 0 && (
        <details>
          <summary>
            {[
              unknown > 0 && `${counted(unknown, 'pair', 'pairs')} with unknown words`,
              repeated > 0 && `${counted(repeated, 'repeated pair', 'repeated pairs')}`,
            ]
              .filter(Boolean)
              .join(' and ')}{' '}
            left out
          </summary>
          {relations.map(({ id, name, leftOut }) => (
            <div key={id}>
              <Pairs text={`${name}: not in this vocabulary`} pairs={leftOut.unknown} />
              <Pairs text={`${name}: listed before`} pairs={leftOut.repeated} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

function Pairs({ text, pairs }: { text: string; pairs: readonly WrittenPair[] }) {
  if (pairs.length === 0) return null;
  const listed = pairs.slice(0, MOST).map(({ input, output }) => `${input} → ${output}`);
  const others = pairs.length - listed.length;
  return (
    <p className="note">
      {text}: {listed.join(', ')}
      {others > 0 && `, and ${count(others)} more`}.
    </p>
  );
}

const counted = (n: number, one: string, several: string) => `${count(n)} ${n === 1 ? one : several}`;
