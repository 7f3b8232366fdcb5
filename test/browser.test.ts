import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOf, findChromium, onSystem } from '../e2e/browser.mjs';
import playwright from '../e2e/playwright.config.ts';
import { portFor } from '../e2e/port.mjs';

const root = mkdtempSync(join(tmpdir(), 'tricosm-browser-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A program that a shell script imitates. */
function program(path: string, ...lines: string[]): string {
  const full = join(root, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(full, 0o755);
  return full;
}

let browser = '';
let stub = '';
let folder = '';
beforeAll(() => {
  browser = program('good/chromium', 'echo "Chromium 140.0.1 built on Debian"');
  stub = program('stub/chromium-browser', 'echo "requires the chromium snap to be installed" >&2', 'exit 1');
  folder = join(root, 'odd', 'chromium');
  mkdirSync(folder, { recursive: true });
});

describe('a browser that runs', () => {
  it('prints its version', () => {
    expect(faultOf(browser)).toBeNull();
  });

  it('is not a stub, a folder, another program, one that hangs or a missing file', () => {
    expect(faultOf(stub)).toBe('it says “requires the chromium snap to be installed”');
    expect(faultOf(folder)).toBe('it cannot be started (EACCES)');
    expect(faultOf(program('other', 'exit 0'))).toBe('when asked for its version, it ends with status 0');
    expect(faultOf(program('advice', 'echo install the chromium snap'))).toBe(
      'it says “install the chromium snap”',
    );
    expect(faultOf(program('hangs', 'exec sleep 60'), 200)).toBe(
      'it does not print its version within 0.2 s',
    );
    expect(faultOf(join(root, 'missing'))).toBe('there is no such file');
  });

  it('is looked for in every folder of the search path', () => {
    const path = ['stub', 'odd', 'good'].map((name) => join(root, name)).join(delimiter);
    expect(onSystem(path).slice(0, 3)).toEqual([folder, browser, stub]);
  });
});

describe('finding a browser', () => {
  it('passes over candidates that do not run, and looks no further than it must', () => {
    let further = 0;
    const places = [() => [stub, folder], () => [browser], () => [String(further++)]];
    expect(findChromium('', places)).toBe(browser);
    expect(further).toBe(0);
  });

  it('takes the one that the user chose, or says what is wrong with it', () => {
    expect(findChromium(browser, [])).toBe(browser);
    expect(() => findChromium(folder, [() => [browser]])).toThrow(
      `CHROMIUM_PATH names ${folder}, which is not a browser that runs: it cannot be started (EACCES).`,
    );
  });

  it('says in one sentence what to do if no browser runs', () => {
    expect(() => findChromium('', [() => [], () => []])).toThrow(
      /^The tests in a browser need Chromium or Chrome, and this machine has none that runs: install one, or set CHROMIUM_PATH to its executable, and run again\.$/,
    );
    expect(() => findChromium('', [() => [stub], () => [stub]])).toThrow(
      `none that runs (${stub} does not run: it says “requires the chromium snap to be installed”): install one`,
    );
  });
});

describe('the port of the tests’ server', () => {
  it('is free, unless the user chose one', async () => {
    const port = await portFor({});
    const server = createServer();
    await new Promise<void>((listening, failed) => {
      server.once('error', failed).listen(port, '127.0.0.1', listening);
    });
    expect(await portFor({})).not.toBe(port);
    server.close();
    expect(await portFor({ TRICOSM_E2E_PORT: '4208' })).toBe(4208);
  });

  it('is refused if it is not a port', async () => {
    await expect(portFor({ TRICOSM_E2E_PORT: '70000' })).rejects.toThrow(
      'TRICOSM_E2E_PORT: expected a whole number from 1 to 65535, found “70000”.',
    );
  });

  it('is never one that another server has', () => {
    expect(playwright.webServer).toMatchObject({ reuseExistingServer: false });
  });
});
