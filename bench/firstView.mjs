// Measures what the user waits for until the first view of the built app: compressed script, and time.
// npm run build && node bench/firstView.mjs [RUNS [DIST [PORT]]]
import { spawn } from 'node:child_process';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/browser.mjs';

const BASE = '/some/base/';
const [runs = '5', dist = 'dist', port = '4191'] = process.argv.slice(2);
const address = `http://127.0.0.1:${port}${BASE}`;

/** Notes in the page when the cloud has its legend. */
const NOTE = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.stage .legends')) return;
  globalThis.firstView = performance.timeOrigin + performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })`;

const server = spawn('node', ['e2e/serve.mjs', port, BASE, dist], { stdio: 'inherit' });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: CHROMIUM_FLAGS,
});
try {
  for (let run = 0; run < Number(runs); run++) {
    const { scripts, milliseconds } = await firstView();
    const bytes = scripts.reduce((sum, { size }) => sum + size, 0);
    if (run === 0) for (const { name, size } of scripts) console.log(`${kilobytes(size)}  ${name}`);
    console.log(
      `${kilobytes(bytes)} of script compressed in ${scripts.length} files, first view after ${(milliseconds / 1000).toFixed(2)} s`,
    );
  }
} finally {
  await browser.close();
  server.kill();
}

/** Opens the app in a new browser without a cache, until the cloud has its legend. */
async function firstView() {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(NOTE);
  const found = new Map();
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // Counted by name: worker threads request the lead worker's script again, and the browser's cache answers.
    if (!pathname.endsWith('.js') || found.has(pathname)) return;
    const body = response.body();
    // What is still on its way when the page closes is for later clicks.
    body.catch(() => undefined);
    found.set(pathname, { body, begun: response.request().timing().startTime });
  });
  const begun = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => globalThis.firstView);
  const seen = await handle.jsonValue();
  const scripts = [];
  // What is requested later is for later clicks.
  for (const [path, { body, begun: at }] of found) {
    if (at > seen) continue;
    scripts.push({ name: path.slice(path.lastIndexOf('/') + 1), size: gzipSync(await body).length });
  }
  await Promise.allSettled(Array.from(found.values(), ({ body }) => body));
  await context.close();
  return { scripts: scripts.sort((a, b) => b.size - a.size), milliseconds: seen - begun };
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
