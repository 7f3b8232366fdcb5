import type { MenuAction } from '../../controls/MenuButton.tsx';
import { lazyPart, type LazyPart } from '../../controls/parts/lazyPart.ts';
import { copyLink } from './copyLink.ts';

/** One way to take the view away: it either runs and answers with a sentence, or opens a dialog. */
export type ShareAction = MenuAction &
  ({ readonly run: () => Promise<string> } | { readonly Dialog: LazyPart<{ readonly onClose: () => void }> });

const LessonEditor = lazyPart(() => import('../lessons/LessonEditor.tsx'));

/** The entries of the menu *Share*, in their order. */
export const SHARE_ACTIONS: readonly ShareAction[] = [
  { id: 'link', name: 'Copy the link', hint: 'to exactly this view', run: copyLink },
  {
    id: 'figure',
    name: 'Figure…',
    hint: 'PNG or SVG of the scene or a chart',
    Dialog: lazyPart(() => import('./figure/FigureDialog.tsx')),
  },
  {
    id: 'report',
    name: 'Report…',
    hint: 'all figures of this view, as a page or JSON',
    Dialog: lazyPart(() => import('./ReportDialog.tsx')),
  },
  {
    id: 'view',
    name: 'Save the view as a file',
    hint: 'opens when dropped on the window',
    run: async () => (await import('./saveView.ts')).saveView(),
  },
  { id: 'lesson', name: 'Add this view as a step', hint: 'of a lesson that you write', Dialog: LessonEditor },
  {
    id: 'embed',
    name: 'Embed it in a page…',
    hint: 'a web page or a notebook',
    Dialog: lazyPart(() => import('../embed/EmbedDialog.tsx')),
  },
  {
    id: 'offline',
    name: 'Use it without a network…',
    hint: 'what this browser keeps',
    Dialog: lazyPart(() => import('../offline/OfflineDialog.tsx')),
  },
  {
    id: 'work',
    name: 'Your work in this browser…',
    hint: 'go on, export, import, delete',
    Dialog: lazyPart(() => import('../work/WorkDialog.tsx')),
  },
];
