import { useStore } from 'zustand';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { SHARE_ACTIONS } from './actions.ts';
import { share, shownShare } from './shown.ts';

/** The ways to take the view away: each runs and says so in a word, or opens its dialog. */
export function ShareMenu() {
  const { action: shown, message } = useStore(shownShare);
  const choose = (id: string) => {
    const action = SHARE_ACTIONS.find((candidate) => candidate.id === id);
    if (action) void share(action);
  };
  const close = () => shownShare.setState({ action: null });
  return (
    <span className="share">
      <MenuButton label="Share" actions={SHARE_ACTIONS} onAction={choose} />
      <span role="status" className="share-status">
        {message}
      </span>
      {shown && 'Dialog' in shown && (
        <Guard name={`The dialog “${shown.name}”`} onClose={close}>
          <shown.Dialog onClose={close} />
        </Guard>
      )}
    </span>
  );
}
