import { createStore } from 'zustand/vanilla';
import type { ShareAction } from './actions.ts';

/** What the menu *Share* shows: the dialog that is open, and what was done last. */
interface Shown {
  readonly action: ShareAction | null;
  readonly message: string;
}

export const shownShare = createStore<Shown>()(() => ({ action: null, message: '' }));

/** Milliseconds that a message stays: a sentence takes longer to read than a word. */
const stays = (text: string): number => Math.max(2500, 70 * text.length);

/** Takes the view away in one of the ways, and says so; or opens its dialog. */
export async function share(action: ShareAction): Promise<void> {
  if ('Dialog' in action) return shownShare.setState({ action });
  const message = await action.run();
  shownShare.setState({ message });
  setTimeout(() => shownShare.setState({ message: '' }), stays(message));
}
