import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { dismissImport, importMessage } from './importSelections.ts';

/** Says over the scene what became of a file of saved selections, until it is dismissed. */
export function ImportNotice() {
  const message = useStore(importMessage, (state) => state.message);
  if (!message) return null;
  return (
    <div
      className={message.failed ? 'banner' : 'banner quiet-banner'}
      role={message.failed ? 'alert' : 'status'}
    >
      <span>{message.text}</span>
      <Button kind="quiet" aria-label="Dismiss" onPress={dismissImport}>
        ✕
      </Button>
    </div>
  );
}
