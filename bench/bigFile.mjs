// Measures how long each large file of a folder takes until its cloud is drawn, and the memory of the tab meanwhile.
// npm run build && python3 bench/bigFile.py FOLDER && node bench/bigFile.mjs FOLDER [RUNS [DIST [PORT]]]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/browser.mjs';

const BASE = '/some/base/';
/** What is opened; other files of the folder stay. */
const FILES = /\.(npz|safetensors|pt|txt)$/;
/** Time until a file must be drawn, in milliseconds. */
const LIMIT = 240_000;
const [folder, runs = '3', dist = 'dist', port = '4191'] = process.argv.slice(2);
const files = createServer(serveParts).listen(0, '127.0.0.1');
await once(files, 'listening');
const app = spawn('node', ['e2e/serve.mjs', port, BASE, dist], { stdio: 'inherit' });
try {
  for (const name of readdirSync(folder).filter((file) => FILES.test(file))) {
    for (let run = 0; run < Number(runs); run++) {
      const { ready, drawn, peak, settled, processor } = await opened(
        `http://127.0.0.1:${files.address().port}/${name}`,
      );
      console.log(
        `${name}: open after ${seconds(ready)}, drawn after ${seconds(drawn)}, ${seconds(processor)} of the tab’s processor time; the tab's own memory ${megabytes(settled)}, at most ${megabytes(peak)}`,
      );
    }
  }
} finally {
  app.kill();
  files.close();
  files.closeAllConnections();
}

/** Serves files from another host in ranges, as Hugging Face does. */
function serveParts(request, response) {
  const path = join(folder, new URL(request.url, 'http://localhost').pathname);
  // The app asks for a configuration beside a checkpoint.
  if (!existsSync(path)) return response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
  const { size, mtimeMs } = statSync(path);
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const [begin, end] = from === undefined ? [0, size - 1] : [Number(from), Math.min(Number(to), size - 1)];
  response.writeHead(from === undefined ? 200 : 206, {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'range',
    'access-control-expose-headers': 'content-range, etag, content-length',
    'content-length': request.method === 'OPTIONS' ? 0 : end - begin + 1,
    'content-range': `bytes ${begin}-${end}/${size}`,
    etag: `"${mtimeMs}"`,
  });
  if (request.method === 'OPTIONS') response.end();
  else createReadStream(path, { start: begin, end }).pipe(response);
}

/** Opens a file in a new browser without a cache. */
async function opened(data) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: CHROMIUM_FLAGS,
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const begun = performance.now();
  const memory = await watchMemory(browser);
  await page.goto(`http://127.0.0.1:${port}${BASE}?scale=galaxy&data=${encodeURIComponent(data)}`, {
    waitUntil: 'commit',
  });
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByText(/\d (features|words|vectors)/)
    .first()
    .waitFor({ timeout: LIMIT });
  const ready = performance.now() - begun;
  await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: LIMIT });
  const drawn = performance.now() - begun;
  const processor = memory.processor();
  // The figures beside the cloud are computed for some seconds more, and the engine collects what they leave behind some
  // seconds later: that memory is in the peak only.
  for (let idle = 0; idle < 10;) {
    await page.waitForTimeout(1000);
    idle = (await page.getByRole('progressbar').count()) === 0 ? idle + 1 : 0;
  }
  const found = memory.stop();
  await browser.close();
  return { ready, drawn, processor, ...found };
}

/**
 * Watches the memory of the largest renderer: its anonymous and shared pages (`/proc/PID/status`). These hold the heaps
 * and buffers of the page and its workers, but not the browser's program, which all tabs share.
 */
async function watchMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const now = () => Math.max(...renderers.map(ownMemory));
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, now())), 50);
  return {
    processor: () => Math.max(...renderers.map(processorTime)),
    stop() {
      clearInterval(timer);
      return { peak, settled: now() };
    },
  };
}

function ownMemory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem'));
}

/** Processor time of all threads of a process, in milliseconds; the kernel counts hundredths of a second. */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed()} MB`;
}
