import type { Command } from '../../scales/shared/command.ts';
import { SCALES } from '../../scales/index.ts';
import { store } from '../../state/store.ts';
import { redo, steps, undo } from '../../state/undo.ts';
import { goToScale } from '../shell/links/goTo.ts';
import { openPart } from './opened.ts';

const isOpen = () => store.getState().dataset !== null;

/**
 * The commands whose keys work anywhere on the page. They are loaded with it; the others are in `commands.ts`, which holds
 * these as well.
 */
export const KEYED: readonly Command[] = [
  {
    id: 'palette',
    name: 'Find a command',
    group: 'Page',
    keys: ['Mod+K'],
    run: () => openPart('palette'),
  },
  {
    id: 'help',
    name: 'Show help and keys',
    group: 'Page',
    keys: ['?'],
    run: () => openPart('help'),
  },
  ...SCALES.map(({ id, name }, i): Command => ({
    id: `scale ${id}`,
    name: `Go to ${name}`,
    group: 'Scale',
    keys: [`${i + 1}`],
    available: () => store.getState().view.scale !== id,
    run: () => goToScale(id),
  })),
  {
    id: 'search',
    name: 'Search labels',
    group: 'Page',
    keys: ['/'],
    available: isOpen,
    run: () => openPart('search'),
  },
  {
    id: 'undo',
    name: 'Undo the last change of the view',
    group: 'View',
    keys: ['Mod+Z'],
    available: () => steps.getState().past.length > 0,
    run: undo,
  },
  {
    id: 'redo',
    name: 'Do the change again',
    group: 'View',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    available: () => steps.getState().future.length > 0,
    run: redo,
  },
  {
    id: 'unpin',
    name: 'Unpin',
    group: 'View',
    keys: ['Escape'],
    available: () => {
      const { feature, word } = store.getState().view;
      return feature !== null || word !== null;
    },
    run: () => store.getState().go({ feature: null, word: null }),
  },
];
