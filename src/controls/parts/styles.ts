/**
 * Style sheets that could not be loaded. Vite never asks for one a second time: a part that is imported again would come
 * without its styles.
 */
const missing = new Set<string>();

/** Notes the style sheets that Vite fails to load. */
export function watchStyles(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    const address = /^Unable to preload CSS for (\S+)/.exec(payload.message)?.[1];
    if (address) missing.add(new URL(address, document.baseURI).href);
  });
}

/** Loads the missing style sheets; rejects, with the text that Vite uses, if one is still not there. */
export async function loadMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(loadStyle));
}

function loadStyle(address: string): Promise<void> {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.href === address) link.remove();
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.onload = () => {
      missing.delete(address);
      resolve();
    };
    link.onerror = () => reject(new Error(`Unable to preload CSS for ${address}`));
    document.head.append(link);
  });
}
