/** The names of the parameter, and of the item in the tab's storage. */
const PARAMETER = 'sw';
const STORED = 'tricosm-offline';

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

/** Whether this tab was opened by a link with `sw=0`. */
export function isSwitchedOff(): boolean {
  try {
    return sessionStorage.getItem(STORED) === 'no';
  } catch {
    return true;
  }
}
