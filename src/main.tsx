import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './controls/theme.css';
import './controls/controls.css';
import { App } from './app/shell/App.tsx';
import { followStore } from './app/hub/storeFault.ts';
import { VIEW_SCHEMA } from './scales/view.ts';
import { followAddress } from './state/history.ts';
import { readTheme } from './state/theme.ts';

readTheme();
followAddress(VIEW_SCHEMA);
followStore();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
