import { createStore } from 'zustand/vanilla';
import type { HubPart } from '../hub/HubDialog.tsx';

/** What of the shell is open over the page. A command opens it as a button does. */
interface Opened {
  readonly part: 'search' | 'palette' | 'help' | null;
  /** the part of the dialog for Hugging Face */
  readonly hub: HubPart | null;
}

export const opened = createStore<Opened>()(() => ({ part: null, hub: null }));

/** Opens a part of the shell, or closes what is open. */
export const openPart = (part: Opened['part']): void => opened.setState({ part });

/** Opens the dialog for Hugging Face, or closes it. */
export const openHub = (hub: HubPart | null): void => opened.setState({ hub });
