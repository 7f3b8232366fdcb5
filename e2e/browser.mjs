import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Playwright's own download gives up after this long, in milliseconds. */
const FETCH_LIMIT = 120_000;

/** What every Chromium here is started with: as root, alone, and drawing WebGL without a graphics device. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * Finds a Chromium for the end-to-end tests, or gets one: `CHROMIUM_PATH`, a system Chromium or Chrome, one
 * that Playwright has or fetches, and, as root on Debian, the `chromium` package.
 *
 * @returns the path of the executable
 * @throws Error with what to do when there is none to be had
 */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`CHROMIUM_PATH names ${asked}, but there is no such file.`);
  }
  return onSystem() ?? playwrights() ?? fetched() ?? installed() ?? giveUp();
}

function onSystem() {
  for (const name of SYSTEM_NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
}

function playwrights() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function fetched() {
  console.error('No Chromium found; asking Playwright to fetch one…');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: FETCH_LIMIT });
  return playwrights();
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  console.error('Installing Debian’s chromium package…');
  try {
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    return null;
  }
  return onSystem();
}

function giveUp() {
  throw new Error(
    'The end-to-end tests need Chromium or Chrome, and none was found or could be installed. ' +
      'Install one and run again, or set CHROMIUM_PATH to its executable.',
  );
}
