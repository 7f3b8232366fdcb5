/** As far as it is used here; Chromium has it, others may not. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createScriptURL: (address: string) => string;
      createHTML: (markup: string) => string | null;
    },
  ): unknown;
}

/**
 * Lets scripts be started from this app's own host only, where the page's policy asks for trusted types: workers and the
 * service worker. Only the empty text is markup, by
 * which libraries empty an element; no rule makes program text of a string. The browser refuses every other attempt.
 */
export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, document.baseURI);
      if (url.origin === location.origin) return url.href;
      throw new TypeError(`${url.origin}: expected a script of this app’s own host, found another host.`);
    },
    createHTML: (markup) => (markup === '' ? '' : null),
  });
}
