import { useStore } from 'zustand';
import { Notice } from '../../controls/frame/Notice.tsx';
import { dismissImport, importMessage } from './importSelections.ts';

/** Says over the scene what became of a file of saved selections, until it is dismissed. */
export function ImportNotice() {
  const message = useStore(importMessage, (state) => state.message);
  return message && <Notice {...message} onDismiss={dismissImport} />;
}
