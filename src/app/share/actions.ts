import type { MenuAction } from '../../controls/MenuButton.tsx';
import { lazyPart, type LazyPart } from '../../controls/parts/lazyPart.ts';
import { copyLink } from './copyLink.ts';

/** One way to take the view away: it either runs and answers with a sentence, or opens a dialog. */
export type ShareAction = MenuAction &
  ({ readonly run: () => Promise<string> } | { readonly Dialog: LazyPart<{ readonly onClose: () => void }> });

/** The entries of the menu *Share*, in their order. */
export const SHARE_ACTIONS: readonly ShareAction[] = [
  { id: 'link', name: 'Copy the link', hint: 'to exactly this view', run: copyLink },
  {
    id: 'work',
    name: 'Your work in this browser…',
    hint: 'go on, export, import, delete',
    Dialog: lazyPart(() => import('../work/WorkDialog.tsx')),
  },
];
