import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Guard } from '../../controls/parts/Guard.tsx';
import type { Command } from '../../scales/shared/command.ts';
import { partsOf } from '../../scales/parts.ts';
import { useTricosm } from '../../state/hooks.ts';
import { COMMANDS, layerCommands } from './commands.ts';
import './commands.css';
import { foundBy } from './found.ts';
import { printKeys } from './keys.ts';
import { MOST_TEXT } from '../../controls/fields/textLimits.ts';

/** All commands that can be done now, found by the words of their names. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const ready = useTricosm(({ dataset }) => dataset !== null);
  const { Commands } = partsOf(useTricosm(({ view }) => view.scale));
  const list = (ofScale: readonly Command[]) => (
    <List commands={[...COMMANDS, ...ofScale, ...layerCommands()]} onClose={onClose} />
  );
  return (
    <ModalOverlay
      className="modal-back palette-back"
      isOpen
      isDismissable
      onOpenChange={(stays) => !stays && onClose()}
    >
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label="Commands">
          {ready && Commands ? (
            <Guard name="The list of commands" waiting={list([])}>
              <Commands>{list}</Commands>
            </Guard>
          ) : (
            list([])
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function List({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  // The palette itself is no use here.
  const possible = commands.filter(({ id, available }) => id !== 'palette' && (available?.() ?? true));
  const groups = [...new Set(possible.map(({ group }) => group))];
  const run = (id: string) => {
    // Closed first: a command may open another dialog.
    onClose();
    possible.find((command) => command.id === id)?.run();
  };
  return (
    <Autocomplete filter={foundBy}>
      <SearchField aria-label="Command" autoFocus className="palette-search">
        <Input className="input" maxLength={MOST_TEXT} placeholder="what to do" />
      </SearchField>
      <Menu
        aria-label="Commands"
        className="listbox palette-list"
        onAction={(id) => run(String(id))}
        renderEmptyState={() => <p className="note">No command has these words.</p>}
      >
        {groups.map((group) => (
          <MenuSection key={group} id={group}>
            <Header className="palette-group">{group}</Header>
            {possible
              .filter((command) => command.group === group)
              .map(({ id, name, keys }) => (
                <MenuItem key={id} id={id} textValue={`${group} ${name}`} className="listbox-item">
                  <span>{name}</span>
                  {keys?.[0] && <kbd>{printKeys(keys[0])}</kbd>}
                </MenuItem>
              ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}
