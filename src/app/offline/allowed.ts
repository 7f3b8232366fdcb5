/** The name of the parameter, of the item of the session’s storage, and of the page’s meta element. */
const PARAMETER = 'sw';
const STORED = 'tricosm-offline';
const META = 'meta[name="tricosm-offline"][content="no"]';

/**
 * Takes `sw=0` or `sw=1` out of the address, and remembers it as long as this tab is open: without a service worker the
 * page comes from its host.
 */
export function readOfflineSwitch(): void {
  const address = new URL(location.href);
  const value = address.searchParams.get(PARAMETER);
  if (value === null) return;
  // Without `URLSearchParams`, which would write the other parameters in another way.
  const query = address.search
    .slice(1)
    .split('&')
    .filter((part) => !part.startsWith(`${PARAMETER}=`));
  history.replaceState(
    null,
    '',
    `${address.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}${address.hash}`,
  );
  try {
    if (value === '0') sessionStorage.setItem(STORED, 'no');
    else sessionStorage.removeItem(STORED);
  } catch {
    // Storage may be forbidden; then no service worker is registered either.
  }
}

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

function isSwitchedOff(): boolean {
  try {
    return sessionStorage.getItem(STORED) === 'no';
  } catch {
    return true;
  }
}
