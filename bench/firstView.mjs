// Measures what the user waits for until the first view of the built app: compressed script, and time.
// npm run build && node bench/firstView.mjs [RUNS [DIST [PORT]]]
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/browser.mjs';

const BASE = '/some/base/';
const [runs = '5', dist = 'dist', port = '4191'] = process.argv.slice(2);
const address = `http://127.0.0.1:${port}${BASE}`;

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
      `${kilobytes(bytes)} of script compressed, first view after ${(milliseconds / 1000).toFixed(2)} s`,
    );
  }
} finally {
  await browser.close();
  server.kill();
}

/** Opens the app in a new browser without a cache, until the cloud has its legend and answers the pointer. */
async function firstView() {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const bodies = new Map();
  let seen = false;
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // Counted by name: worker threads request the lead worker's script again, and the browser's cache answers.
    if (!seen && pathname.endsWith('.js')) bodies.set(pathname, response.body());
  });
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.stage .legends').waitFor();
  const milliseconds = performance.now() - begun;
  seen = true;
  const scripts = [];
  for (const [path, body] of bodies) {
    scripts.push({ name: path.slice(path.lastIndexOf('/') + 1), size: gzipSync(await body).length });
  }
  await context.close();
  return { scripts: scripts.sort((a, b) => b.size - a.size), milliseconds };
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
