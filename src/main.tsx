import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './controls/theme.css';
import './controls/controls.css';
import { ReloadCost } from './controls/parts/Fault.tsx';
import { Guard } from './controls/parts/Guard.tsx';
import { watchStyles } from './controls/parts/styles.ts';
import { setOrigin } from './controls/table/origin.ts';
import { reloadCost } from './app/open/reloadCost.ts';
import { App } from './app/shell/App.tsx';
import { trustOwnScripts } from './app/shell/trustedScripts.ts';
import { followStore } from './app/hub/storeFault.ts';
import { VIEW_SCHEMA } from './scales/view.ts';
import { followAddress } from './state/history.ts';
import { readTheme } from './state/theme.ts';
import { followSteps } from './state/undo.ts';

trustOwnScripts();
watchStyles();
readTheme();
followAddress(VIEW_SCHEMA);
followSteps();
followStore();
setOrigin(async () => (await import('./app/share/origin.ts')).viewOrigin());
const root = createRoot(document.getElementById('root')!);
// As a transition, the first page is rendered in slices, between which the browser goes on.
startTransition(() =>
  root.render(
    <StrictMode>
      <ReloadCost value={reloadCost}>
        <Guard name="The page">
          <App />
        </Guard>
      </ReloadCost>
    </StrictMode>,
  ),
);
// Nothing waits for it, so it is no part of the first script.
setTimeout(
  () =>
    void import('./app/work/followViews.ts').then(
      ({ followViews }) => followViews(),
      () => undefined,
    ),
  2000,
);
