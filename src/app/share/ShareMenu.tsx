import { useState } from 'react';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { SHARE_ACTIONS, type ShareAction } from './actions.ts';

/** The ways to take the view away: each runs and says so in a word, or opens its dialog. */
export function ShareMenu() {
  const [message, setMessage] = useState('');
  const [shown, setShown] = useState<ShareAction | null>(null);
  const act = async (action: ShareAction) => {
    if ('Dialog' in action) return setShown(action);
    const text = await action.run();
    setMessage(text);
    // A sentence takes longer to read than a word.
    setTimeout(() => setMessage(''), Math.max(2500, 70 * text.length));
  };
  const choose = (id: string) => {
    const action = SHARE_ACTIONS.find((candidate) => candidate.id === id);
    if (action) void act(action);
  };
  const close = () => setShown(null);
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
