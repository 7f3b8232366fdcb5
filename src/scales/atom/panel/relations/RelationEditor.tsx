import { Button } from '../../../../controls/Button.tsx';
import { TextEntry } from '../../../../controls/fields/TextEntry.tsx';
import { saveFile } from '../../../../controls/saveFile.ts';
import { fitLink, type OwnPair, type OwnSet } from '../../ownRelations.ts';
import { AddPair, PickInScene } from './AddPair.tsx';
import { printPairs } from './pairList.ts';
import { PairTable } from './PairTable.tsx';
import { atomNow } from '../../useAtom.ts';
import { ReadList } from './ReadList.tsx';

/** Edits a relation of the user's own, whose pairs are typed, clicked in the scene, pasted or dropped. */
export function RelationEditor({
  set,
  bundled,
  onChange,
  onRemove,
  onClose,
}: {
  set: OwnSet;
  /** whether it replaces a relation of the dataset */
  bundled: boolean;
  onChange: (set: OwnSet) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const add = (pairs: readonly OwnPair[]) => onChange({ ...set, pairs: joined(set.pairs, pairs) });
  return (
    <div className="editor stack" role="group" aria-label={`Edit ${set.name}`}>
      <TextEntry label="name" value={set.name} onChange={(name) => onChange({ ...set, name })} />
      <AddPair onAdd={(pair) => add([pair])} />
      <PickInScene onAdd={(pair) => add([pair])} />
      <PairTable set={set} onChange={onChange} />
      <ReadList onRead={add} />
      {!fitLink(atomNow().own) && (
        <p className="note warning-note">
          Your pairs are too long for a link, so the link leaves them out. Export them to keep them.
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

/** A list with pairs added; pairs that it holds already stay as they are. */
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
