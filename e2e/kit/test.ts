import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A test that fails on every console error or uncaught exception except those that match `expectedErrors`. */
export const test = base.extend<{ expectedErrors: RegExp[]; quietConsole: void }>({
  expectedErrors: [[], { option: true }],
  quietConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      page.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => note(error.message));
      await use();
      // A test may end while a request that it answers is on its way: what fails then is no fault.
      if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
      if (errors.length > 0) throw new Error(`the console has errors:\n${errors.join('\n')}`);
    },
    { auto: true },
  ],
});
