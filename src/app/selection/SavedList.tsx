import { Button } from '../../controls/Button.tsx';
import { ChooseFile } from '../../controls/fields/ChooseFile.tsx';
import { count } from '../../controls/numbers.ts';
import { saveFile } from '../../controls/saveFile.ts';
import { writeSelections } from '../../scales/shared/selections/file.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { categoryColour } from '../../state/categoryColour.ts';
import { without, withChanged } from '../../state/selection/saved.ts';
import { membersNow, select, selectedNow, setSaved, useMembersOf } from '../../state/selection/select.ts';
import { changed, type Change, type Item, type SavedSelection } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';
import { usePalette } from '../../state/theme.ts';
import { goToPlace, placeOfSelection } from './goToSelection.ts';
import { importSelections, sayOfSelections } from './importSelections.ts';

/** The saved selections: names, colours, and what to do with each; all of them as a file. */
export function SavedList({ item }: { item: Item }) {
  const { info } = useDataset();
  const saved = useTricosm(({ view }) => view.saved);
  return (
    <div className="stack">
      {saved.length > 0 && (
        <ul className="saved-selections" aria-label="Saved selections">
          {saved.map((one, place) => (
            <SavedRow key={place} one={one} place={place} item={item} />
          ))}
        </ul>
      )}
      <div className="row">
        {saved.length > 0 && (
          <Button
            onPress={() =>
              saveFile(`${info.name}-selections.json`, writeSelections(saved, info), 'application/json')
            }
          >
            Export all
          </Button>
        )}
        <ChooseFile
          action="Import…"
          label="File of saved selections"
          accept=".json"
          kind={saved.length > 0 ? 'quiet' : 'plain'}
          onChoose={(file) => void importSelections({ path: file.name, file })}
        />
      </div>
    </div>
  );
}

/** The colours that a press on the swatch goes through. */
const COLOURS = 8;

function SavedRow({ one, place, item }: { one: SavedSelection; place: number; item: Item }) {
  const palette = usePalette();
  const saved = () => store.getState().view.saved;
  const { name, slot, members } = one;
  const fits = useMembersOf(one, item) !== null;
  return (
    <li>
      <button
        className="swatch-button"
        aria-label={`Next colour for ${name}`}
        title="Next colour"
        onClick={() => setSaved(withChanged(saved(), place, { slot: (slot + 1) % COLOURS }))}
      >
        <span className="swatch" style={{ background: categoryColour(palette, slot) }} />
      </button>
      <input
        className="saved-name"
        aria-label={`Name of ${name}`}
        value={name}
        maxLength={120}
        onChange={(event) => setSaved(withChanged(saved(), place, { name: event.target.value }))}
      />
      <span className="note">{count(members.length)}</span>
      <button
        className="icon-button"
        aria-label={`Delete ${name}`}
        title="Delete"
        onClick={() => setSaved(without(saved(), place))}
      >
        ✕
      </button>
      <SavedActions one={one} fits={fits} item={item} />
    </li>
  );
}

const ACTIONS: readonly { readonly name: string; readonly change: Change; readonly title: string }[] = [
  { name: 'show', change: 'replace', title: 'Select these' },
  { name: 'add', change: 'add', title: 'Select these too (union)' },
  { name: 'intersect', change: 'keep', title: 'Keep only those that are among these' },
  { name: 'subtract', change: 'remove', title: 'Take these out (difference)' },
];

/** Combines the selection with a saved one; two that have nothing in common are left as they are, and it is said. */
function combine(item: Item, one: SavedSelection, change: Change): void {
  const { name } = one;
  const members = membersNow(one, item) ?? new Uint32Array();
  const { selection } = store.getState().view;
  const before = selectedNow(item) ?? new Uint32Array();
  if (change === 'keep' && selection && changed(before, members, 'keep').length === 0) {
    sayOfSelections(`The selection and “${name}” have nothing in common: the selection stays as it was.`);
  } else select(item, members, change);
}

function SavedActions({ one, fits, item }: { one: SavedSelection; fits: boolean; item: Item }) {
  const { info } = useDataset();
  const view = useTricosm(({ view }) => view);
  if (fits) {
    return (
      <span className="saved-actions" role="group" aria-label={`With ${one.name}`}>
        {ACTIONS.map(({ name, change, title }) => (
          <button key={name} className="text-button" title={title} onClick={() => combine(item, one, change)}>
            {name}
          </button>
        ))}
      </span>
    );
  }
  const place = placeOfSelection(one, view, info);
  if (!place) return <span className="saved-actions note">not in this dataset</span>;
  return (
    <span className="saved-actions">
      <button
        className="text-button"
        onClick={() => {
          goToPlace(place);
          select(one.item, one.members);
        }}
      >
        show at {one.item === item ? place.layer.name : 'its scale'}
      </button>
    </span>
  );
}
