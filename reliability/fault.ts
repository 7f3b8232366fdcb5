import type { Page } from '@playwright/test';

/** A fault, and what the page must show in spite of it. */
export interface Fault {
  readonly name: string;
  /** served by a host whose policy forbids WebAssembly */
  readonly strict?: boolean;
  /** done before the page is opened */
  readonly before?: (page: Page) => Promise<unknown>;
  /** of the link; `HOST` stands for the hostile host */
  readonly query?: string;
  /** done after the page has drawn, or failed to; throws if the page does not survive */
  readonly after?: (page: Page) => Promise<unknown>;
  /** what an alert must say; without it, the scene must be there */
  readonly says?: RegExp;
  /** messages of the console that the fault itself causes */
  readonly noise?: RegExp;
}

/** Whether a name contains one of some texts, with `|` between them. */
export const isCalled = (name: string, texts: string): boolean =>
  texts.split('|').some((text) => name.includes(text));

/** Messages of the console for what could not be loaded. */
export const LOADS = /Failed to load resource|blocked by CORS|net::ERR/;

/** A fault that a script in the page makes before anything of the app runs. */
export const script = (name: string, run: () => void, more: Partial<Fault> = {}): Fault => ({
  name,
  before: (page) => page.addInitScript(run),
  ...more,
});
