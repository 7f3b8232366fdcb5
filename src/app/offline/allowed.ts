import { isSwitchedOff } from './switch.ts';

/** With this in its head, a host asks browsers not to keep the page. */
const META = 'meta[name="tricosm-offline"][content="no"]';

/** Why this page must not keep the app for use without a network, in a sentence; empty if it may. */
export function offlineForbidden(): string {
  if (import.meta.env.DEV) return 'The app is not kept while it is developed.';
  if (document.querySelector(META)) {
    return 'This page comes from a program or a host that asks browsers not to keep it.';
  }
  if (isSwitchedOff())
    return 'The app is not kept in this tab: its link had sw=0. Open a link with sw=1 to undo that.';
  if (!isSecureContext) return 'Browsers keep an app only if it comes by https.';
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
    return 'This browser, or this private window, does not keep apps.';
  }
  return '';
}
