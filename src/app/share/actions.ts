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
    id: 'view',
    name: 'Save the view as a file',
    hint: 'opens when dropped on the window',
    run: async () => (await import('./saveView.ts')).saveView(),
  },
  {
    id: 'report',
    name: 'Report…',
    hint: 'all figures of this view, as a page or JSON',
    Dialog: lazyPart(() => import('./ReportDialog.tsx')),
  },
];
