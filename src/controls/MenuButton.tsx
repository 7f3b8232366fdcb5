import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';

export interface MenuAction {
  readonly id: string;
  readonly name: string;
  /** one line below the name: what it gives */
  readonly hint?: string;
}

/** A button that opens a list of actions. */
export function MenuButton({
  label,
  actions,
  onAction,
  kind,
  name,
}: {
  label: string;
  actions: readonly MenuAction[];
  onAction: (id: string) => void;
  /** `quiet` for actions that should not draw the eye */
  kind?: 'plain' | 'quiet';
  /** the accessible name, if the label is too short to be one */
  name?: string;
}) {
  return (
    <MenuTrigger>
      <Button kind={kind ?? 'plain'} {...(name !== undefined && { 'aria-label': name })}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="listbox" items={actions} onAction={(id) => onAction(String(id))}>
          {(action) => (
            <MenuItem className="listbox-item menu-item" id={action.id} textValue={action.name}>
              <span>{action.name}</span>
              {action.hint && <span className="hint">{action.hint}</span>}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
