import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './controls/theme.css';
import './controls/controls.css';
import './controls/touch.css';
import './controls/forced.css';
import { Reload } from './controls/parts/Fault.tsx';
import { Guard } from './controls/parts/Guard.tsx';
import { reportRecovered } from './controls/parts/recovered.ts';
import { watchStyles } from './controls/parts/styles.ts';
import { setOrigin } from './controls/table/origin.ts';
import { isEmbedded } from './app/embed/parameters.ts';
import { readOfflineSwitch } from './app/offline/switch.ts';
import { reloading } from './app/offline/reloading.ts';
import { askAhead } from './app/open/askAhead.ts';
import { App } from './app/shell/App.tsx';
import { trustOwnScripts } from './app/shell/loading/trustedScripts.ts';
import { followStore } from './app/hub/storeFault.ts';
import { VIEW_SCHEMA } from './scales/view.ts';
import { followAddress } from './state/history.ts';
import { store } from './state/store.ts';
import { readTheme } from './state/theme.ts';
import { followSteps } from './state/undo.ts';

trustOwnScripts();
watchStyles();
const element = document.getElementById('root')!;
if (isEmbedded(location.search)) startScene();
else startPage();

function startPage(): void {
  readOfflineSwitch();
  readTheme();
  followAddress(VIEW_SCHEMA);
  void askAhead(store.getState().view);
  followSteps();
  followStore();
  setOrigin(async () => (await import('./app/share/origin.ts')).viewOrigin());
  // In a task after this one, which evaluates the page's scripts and starts the worker.
  setTimeout(render);
  // Nothing waits for it, so it is no part of the first script.
  setTimeout(
    () =>
      void import('./app/work/followViews.ts').then(
        ({ followViews }) => followViews(),
        () => undefined,
      ),
    2000,
  );
}

function render(): void {
  const root = createRoot(element, { onRecoverableError: reportRecovered });
  // As a transition, the first page is rendered in slices, between which the browser goes on.
  startTransition(() =>
    root.render(
      <StrictMode>
        <Reload value={reloading}>
          <Guard name="The page">
            <App />
          </Guard>
        </Reload>
      </StrictMode>,
    ),
  );
}

/** The scene alone, for a frame in another page. */
function startScene(): void {
  import('./app/embed/start.tsx').then(
    ({ startEmbedded }) => startEmbedded(createRoot(element, { onRecoverableError: reportRecovered })),
    () => {
      element.textContent = 'The scene could not be loaded: the network is gone. Load the page again.';
    },
  );
}
