import { Button } from '../../../../controls/Button.tsx';
import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { OwnPair, OwnSet } from '../../ownRelations.ts';
import { useRelations } from '../../useCrystals.ts';

/** Pixels; a longer list scrolls. */
const HEIGHT = 240;

/** The pairs of a relation of the user's own: each can be muted or deleted. */
export function PairTable({ set, onChange }: { set: OwnSet; onChange: (set: OwnSet) => void }) {
  const { places } = useRelations();
  const change = (at: number, pair: OwnPair | null) =>
    onChange({ ...set, pairs: set.pairs.flatMap((other, i) => (i !== at ? [other] : pair ? [pair] : [])) });
  const columns: readonly Column<OwnPair>[] = [
    {
      header: 'pair',
      hideHeader: true,
      value: nameOf,
      cell: (pair, i) => (
        <>
          <CheckField value={!pair.muted} onChange={(on) => change(i, { ...pair, muted: !on })}>
            <span className={pair.muted ? 'muted-pair' : ''}>{nameOf(pair)}</span>
          </CheckField>
          <Unknown words={[pair.input, pair.output].filter((word) => places && !places.has(word))} />
        </>
      ),
    },
    {
      header: 'delete',
      hideHeader: true,
      align: 'end',
      cell: (pair, i) => (
        <Button kind="quiet" aria-label={`Delete ${nameOf(pair)}`} onPress={() => change(i, null)}>
          ✕
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption={`Pairs of ${set.name}`}
      columns={columns}
      rows={set.pairs}
      compact
      height={HEIGHT}
      empty="No pairs yet. A relation needs several pairs before its figures mean anything."
    />
  );
}

const nameOf = ({ input, output }: OwnPair) => `${input} → ${output}`;

function Unknown({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return <p className="note warning-note">not in this dataset: {words.join(', ')}</p>;
}
