import { afterEach, describe, expect, it, vi } from 'vitest';
import { faultSentence } from './Fault.tsx';
import { LoadFailure, reportsLoadFailure } from './loadFailure.ts';
import { compareVersions, entryScripts } from './publishedVersion.ts';
import { reportRecovered } from './recovered.ts';

const page = (entry: string): string => `<html><head>
  <script>const theme = '<script src="none.js">';</script>
  <script type="module" crossorigin src="./assets/${entry}"></script>
  <link rel="modulepreload" href="./assets/other.js"></head></html>`;

describe('a version', () => {
  const open: readonly string[] = ['./assets/index-a.js'];

  it('is known by the scripts that its page starts with', () => {
    expect(entryScripts(page('index-a.js'))).toEqual(open);
    expect(entryScripts('<p>Please log in</p>')).toEqual([]);
  });

  it.each([
    ['same', (): Promise<string> => Promise.resolve(page('index-a.js'))],
    ['newer', (): Promise<string> => Promise.resolve(page('index-b.js'))],
    ['unreachable', (): Promise<string> => Promise.resolve('<p>Please log in</p>')],
    ['unreachable', (): Promise<string> => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const)('is found to be %s', async (expected, read) => {
    expect(await compareVersions(open, read)).toBe(expected);
  });
});

describe('a part that fails', () => {
  it.each([
    ['Failed to fetch dynamically imported module: https://host/assets/Panel-1.js', true],
    ['error loading dynamically imported module: https://host/assets/Panel-1.js', true],
    ['Importing a module script failed.', true],
    ['Unable to preload CSS for https://host/assets/Panel-1.css', true],
    ['Cannot read properties of undefined', false],
  ])('is known by its message: %s', (message, expected) => {
    expect(reportsLoadFailure(new TypeError(message))).toBe(expected);
  });

  it('says what happened and what can be done', () => {
    const missing = new LoadFailure('no file');
    const sentence = (published: Parameters<typeof faultSentence>[2]) =>
      faultSentence('The panel', missing, published, 'host.example');
    expect(sentence('newer')).toMatch(/^The panel .* new version .* Reload .* keeps the view\.$/);
    expect(sentence('unreachable')).toMatch(/host\.example does not answer.*try again/);
    expect(sentence('same')).toMatch(/could not be loaded \(no file\).*try again/);
    expect(faultSentence('The panel', new TypeError('x is undefined'), 'same', '')).toMatch(
      /stopped because of a fault in the program: x is undefined\..*report/,
    );
  });
});

describe('an error from which React recovered', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('is reported unless it is a part that came late', () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const recovered = (cause: Error) => new Error('React drew the page again', { cause });
    reportRecovered(recovered(new LoadFailure('Failed to fetch')));
    expect(report).not.toHaveBeenCalled();
    const fault = recovered(new TypeError('x is undefined'));
    reportRecovered(fault);
    reportRecovered('thrown');
    expect(report.mock.calls).toEqual([[fault], ['thrown']]);
  });
});
