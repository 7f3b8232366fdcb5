import { Input, Label, TextField } from 'react-aria-components';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/CheckField.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { fitLink, type OwnPair, type OwnSet } from '../ownRelations.ts';
import { AddPair, PickInScene } from './AddPair.tsx';
import { printPairs } from './pairList.ts';
import { ReadList } from './ReadList.tsx';
import { useRelations } from '../useCrystals.ts';
import { atomNow } from '../useAtom.ts';

/** Edits one relation of the reader's own: typed, clicked in the scene, pasted or dropped. */
export function RelationEditor({
  set,
  bundled,
  onChange,
  onRemove,
  onClose,
}: {
  set: OwnSet;
  /** whether it stands in the place of a bundled relation */
  bundled: boolean;
  onChange: (set: OwnSet) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const add = (pairs: readonly OwnPair[]) => onChange({ ...set, pairs: joined(set.pairs, pairs) });
  return (
    <div className="editor stack" role="group" aria-label={`Edit ${set.name}`}>
      <TextField value={set.name} onChange={(name) => onChange({ ...set, name })} className="word-field">
        <Label className="label">name</Label>
        <Input className="input" />
      </TextField>
      <AddPair onAdd={(pair) => add([pair])} />
      <PickInScene onAdd={(pair) => add([pair])} />
      <PairTable set={set} onChange={onChange} />
      <ReadList onRead={add} />
      {!fitLink(atomNow().own) && (
        <p className="note warning-note">
          Your pairs are too long for the link, which is shared without them; export them to keep them.
        </p>
      )}
      <div className="row">
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
        <Button onPress={() => download(set)}>Export</Button>
        <Button kind="quiet" onPress={onRemove}>
          {bundled ? 'Undo all edits' : 'Delete relation'}
        </Button>
      </div>
    </div>
  );
}

function PairTable({ set, onChange }: { set: OwnSet; onChange: (set: OwnSet) => void }) {
  const { places } = useRelations();
  const change = (at: number, pair: OwnPair | null) =>
    onChange({ ...set, pairs: set.pairs.flatMap((other, i) => (i !== at ? [other] : pair ? [pair] : [])) });
  if (set.pairs.length === 0)
    return <p className="note">No pairs yet. A relation needs a few to say anything.</p>;
  return (
    <div className="pair-table">
      <table className="data-table">
        <caption className="visually-hidden">Pairs of {set.name}</caption>
        <tbody>
          {set.pairs.map((pair, i) => {
            const name = `${pair.input} → ${pair.output}`;
            const unknown = [pair.input, pair.output].filter((word) => !places.has(word));
            return (
              <tr key={i}>
                <td>
                  <CheckField value={!pair.muted} onChange={(on) => change(i, { ...pair, muted: !on })}>
                    <span className={pair.muted ? 'muted-pair' : ''}>{name}</span>
                  </CheckField>
                  {unknown.length > 0 && (
                    <p className="note warning-note">not in this dataset: {unknown.join(', ')}</p>
                  )}
                </td>
                <td className="number">
                  <Button kind="quiet" aria-label={`Delete ${name}`} onPress={() => change(i, null)}>
                    ✕
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Pairs added to a list; those already there are left where they are. */
function joined(pairs: readonly OwnPair[], more: readonly OwnPair[]): OwnPair[] {
  const all = new Map(pairs.map((pair) => [JSON.stringify([pair.input, pair.output]), pair]));
  for (const pair of more) {
    const key = JSON.stringify([pair.input, pair.output]);
    if (!all.has(key)) all.set(key, pair);
  }
  return [...all.values()];
}

function download({ name, pairs }: OwnSet): void {
  saveFile(`${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`, printPairs(name, pairs), 'application/json');
}
