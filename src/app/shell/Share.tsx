import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { viewAddress } from '../../state/history.ts';

/** Copies the address of the view; where the clipboard is closed, shows it to be copied by hand. */
export function Share() {
  const [said, setSaid] = useState('');
  const copy = async () => {
    const address = viewAddress();
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Link copied');
      setTimeout(() => setSaid(''), 2500);
    } catch {
      prompt('Copy this link:', address);
    }
  };
  return (
    <>
      <span role="status" className="note">
        {said}
      </span>
      <Button onPress={() => void copy()}>Share</Button>
    </>
  );
}
