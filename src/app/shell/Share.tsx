import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { viewAddress } from '../../state/history.ts';

/** Copies the address of the view; shows it, to be copied by hand, if the clipboard is closed to the page. */
export function Share() {
  const [message, setMessage] = useState('');
  const copy = async () => {
    const address = viewAddress(VIEW_SCHEMA);
    try {
      await navigator.clipboard.writeText(address);
      setMessage('Link copied');
      setTimeout(() => setMessage(''), 2500);
    } catch {
      prompt('Copy this link:', address);
    }
  };
  return (
    <span className="share">
      <Button onPress={() => void copy()}>Share</Button>
      <span role="status" className="share-status">
        {message}
      </span>
    </span>
  );
}
