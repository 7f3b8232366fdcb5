import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

/** Debian's shell comes first: the same engine without windows, in which the tests take three quarters of the time. */
const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'chromium'];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Playwright's download is cancelled after this time, in milliseconds. */
const FETCH_LIMIT = 120_000;
/** A browser that does not answer `--version` within this time, in milliseconds, does not run. */
const VERSION_LIMIT = 20_000;

/** The flags that every Chromium here starts with: it runs as root, offline, and draws WebGL without a graphics card. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // The scene needs WebGL, which a program draws here; the rest of the page is drawn faster without it.
  '--disable-gpu-compositing',
];

/** Places to look for a browser, in order: each returns paths that may or may not run. */
const PLACES = [() => onSystem(process.env.PATH ?? ''), playwrights, fetched, installed];

/**
 * Finds a Chromium that runs: the one that CHROMIUM_PATH names, else a Chromium or Chrome of the system, else
 * Playwright's, which is downloaded if it is missing, else, as root on Debian, one that it installs: the package
 * `chromium-headless-shell`, or `chromium` if that fails.
 *
 * @param chosen  the path that the user chose, if any
 * @param places  functions that return candidate paths; a later one is called only if no earlier candidate runs
 * @returns the path of the executable
 * @throws Error with one sentence that says what to do
 */
export function findChromium(chosen = process.env.CHROMIUM_PATH, places = PLACES) {
  if (chosen) {
    const fault = faultOf(chosen);
    if (fault) throw new Error(`CHROMIUM_PATH names ${chosen}, which is not a browser that runs: ${fault}.`);
    return chosen;
  }
  const faults = new Map();
  for (const place of places) {
    for (const path of place()) {
      if (faults.has(path)) continue;
      const fault = faultOf(path);
      if (!fault) return path;
      faults.set(path, fault);
    }
  }
  const tried = [...faults].map(([path, fault]) => `${path} does not run: ${fault}`).join('; ');
  throw new Error(
    `The tests in a browser need Chromium or Chrome, and this machine has none that runs${tried && ` (${tried})`}: ` +
      'install one, or set CHROMIUM_PATH to its executable, and run again.',
  );
}

/**
 * Why a path is not a browser that runs, or null if it is one. It has to print its version: Ubuntu's
 * `chromium-browser`, for example, may be a script that only says how to install one.
 *
 * @param limit  milliseconds to wait for the version
 */
export function faultOf(path, limit = VERSION_LIMIT) {
  if (!existsSync(path)) return 'there is no such file';
  // Chrome for Windows opens a window when it is asked for its version.
  if (process.platform === 'win32') return null;
  const { error, status, stdout, stderr } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  if (error?.code === 'ETIMEDOUT') return `it does not print its version within ${limit / 1000} s`;
  if (error) return `it cannot be started (${error.code})`;
  if (status === 0 && /chrom(e|ium)\b.*\d+\.\d+/i.test(stdout)) return null;
  const message = `${stderr}\n${stdout}`.trim().split('\n')[0];
  return message ? `it says “${message}”` : `when asked for its version, it ends with status ${status}`;
}

/** Browsers on a search path such as PATH, and where macOS keeps them. */
export function onSystem(searchPath) {
  const folders = searchPath.split(delimiter).filter(Boolean);
  const named = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...MAC_PATHS].filter((path) => existsSync(path));
}

function playwrights() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? [path] : [];
}

function fetched() {
  if (playwrights().length > 0) return [];
  console.error('No Chromium runs here; asking Playwright to download one…');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: FETCH_LIMIT });
  return playwrights();
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return [];
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const apt = (...args) => spawnSync('apt-get', args, options).status === 0;
  console.error('Installing Debian’s chromium-headless-shell or chromium…');
  if (!apt('update', '-qq')) return [];
  DEBIAN_PACKAGES.some((name) => apt('install', '-y', '-qq', '--no-install-recommends', name));
  return onSystem(process.env.PATH ?? '');
}
