import type { Command } from '../../scales/shared/command.ts';
import { layerOf } from '../../state/hooks.ts';
import { goToLayer } from '../../state/goToLayer.ts';
import { clearSelection } from '../../state/selection/select.ts';
import { stage } from '../../stage/scene.ts';
import { cameraDesk } from '../../stage/camera/place.ts';
import { selectAllSeen } from '../../stage/selection/selectPoints.ts';
import { takeTool } from '../../stage/selection/tool.ts';
import { fitToSelection, lookAlong } from '../../stage/views/orders.ts';
import { store } from '../../state/store.ts';
import { setTheme, systemTheme, theme } from '../../state/theme.ts';
import { openFiles } from '../open/openFiles.ts';
import { EMBEDDED } from '../open/embedded.ts';
import { SHARE_ACTIONS } from '../share/actions.ts';
import { share } from '../share/shown.ts';
import { openData } from '../shell/links/goTo.ts';
import { KEYED } from './keyed.ts';
import { openHub } from './opened.ts';

const hasScene = () => stage.getState().scene !== null;
const canSelect = () => stage.getState().scene?.item !== undefined;

/** Where the camera looks. */
const CAMERA: readonly Command[] = [
  {
    id: 'show all',
    name: 'Show everything',
    group: 'Scene',
    keys: ['0'],
    scene: true,
    available: hasScene,
    run: () => cameraDesk.showAll(),
  },
  {
    id: 'fit',
    name: 'Fit the view to the selection',
    group: 'Scene',
    keys: ['F'],
    scene: true,
    available: hasScene,
    run: fitToSelection,
  },
  ...['X', 'Y', 'Z'].map((key, axis): Command => ({
    id: `along ${key}`,
    name: `Look along the ${['first', 'second', 'third'][axis]} axis`,
    group: 'Scene',
    keys: [key],
    scene: true,
    available: () => stage.getState().scene?.axes[axis] !== undefined,
    run: () => lookAlong(axis),
  })),
];

const SELECTION: readonly Command[] = [
  {
    id: 'box',
    name: 'Select with a box',
    group: 'Selection',
    keys: ['B'],
    scene: true,
    available: canSelect,
    run: () => takeTool('box'),
  },
  {
    id: 'lasso',
    name: 'Select with a lasso',
    group: 'Selection',
    keys: ['L'],
    scene: true,
    available: canSelect,
    run: () => takeTool('lasso'),
  },
  {
    id: 'select all',
    name: 'Select all points in view',
    group: 'Selection',
    keys: ['A'],
    scene: true,
    available: canSelect,
    run: selectAllSeen,
  },
  {
    id: 'clear selection',
    name: 'Clear the selection',
    group: 'Selection',
    available: () => store.getState().view.selection !== null,
    run: clearSelection,
  },
];

const THEME: readonly Command[] = [
  {
    id: 'dark',
    name: 'Use the dark theme',
    group: 'Page',
    available: () => theme.getState().name !== 'dark',
    run: () => setTheme('dark'),
  },
  {
    id: 'light',
    name: 'Use the light theme',
    group: 'Page',
    available: () => theme.getState().name !== 'light',
    run: () => setTheme('light'),
  },
  {
    id: 'system theme',
    name: 'Use the theme of the system',
    group: 'Page',
    run: systemTheme,
  },
];

const DATASETS: readonly Command[] = [
  ...EMBEDDED.map(({ name, title }): Command => ({
    id: `data ${name}`,
    name: `Open ${title}`,
    group: 'Dataset',
    available: () => store.getState().view.data !== name,
    run: () => openData(name),
  })),
  { id: 'files', name: 'Open files…', group: 'Dataset', run: openFiles },
  { id: 'catalogue', name: 'Open public SAEs…', group: 'Dataset', run: () => openHub('catalogue') },
  { id: 'hub', name: 'Open from Hugging Face…', group: 'Dataset', run: () => openHub('repository') },
];

const SHARE = SHARE_ACTIONS.map((action): Command => ({
  id: `share ${action.id}`,
  name: action.name,
  group: 'Share',
  run: () => share(action),
}));

/** The one list of commands that do not depend on what is shown. */
export const COMMANDS: readonly Command[] = [
  ...KEYED,
  ...CAMERA,
  ...SELECTION,
  ...THEME,
  ...SHARE,
  ...DATASETS,
];

/** A command for each other layer of the open dataset. */
export function layerCommands(): readonly Command[] {
  const { dataset, view } = store.getState();
  if (!dataset) return [];
  const shown = layerOf(dataset.info, view.layer).id;
  return dataset.info.layers
    .filter(({ id }) => id !== shown)
    .map(({ id, name }) => ({
      id: `layer ${id}`,
      name: `Go to ${name}`,
      group: 'Layer',
      run: () => goToLayer(id),
    }));
}
