/** As far as it is used here; Chromium has it, others may not. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (markup: string) => string },
  ): { createHTML(markup: string): unknown };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('tricosm-figures', {
  createHTML: (markup) => markup,
});

/**
 * Sets the content of an element to markup that `element` and `escaped` have made: texts in it are escaped. The page's
 * policy names this place; everywhere else the browser refuses to make markup of a string.
 */
export function setOwnMarkup(out: Element, markup: string): void {
  out.innerHTML = (policy ? policy.createHTML(markup) : markup) as string;
}
