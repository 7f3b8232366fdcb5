// Measures the search of the built app among 65,536 labels: the page's own work for a keystroke, and the time to the answer.
// npm run build && node bench/search.mjs [DIST [PORT]]
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/browser.mjs';

const LABELS = 65_536;
const DIM = 4;
/** What is typed, one after the other; each replaces the one before. */
const TYPED = ['v', 've', 'vel', 'velocity', 'velocty', 'brckt', '/^“.*tech/', '#10-5000', 'no such label'];
/** Milliseconds in which everything that a keystroke causes is done, drawing included. */
const SETTLED = 1000;

const [dist = 'dist', port = '4192'] = process.argv.slice(2);
const address = `http://127.0.0.1:${port}/`;
const files = dataset();
const server = spawn('node', ['e2e/serve.mjs', port, '/', dist], { stdio: 'inherit' });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.route(
    (url) => url.pathname.startsWith('/labels/'),
    (route) => route.fulfill({ body: files[new URL(route.request().url()).pathname.slice(8)] }),
  );
  await page.goto(`${address}?data=/labels/manifest.json&scale=galaxy`);
  await page.locator('.stage .legends').waitFor();
  const status = page.locator('.search-dialog [role=status]');
  console.log('page’s script   longest task   answer after   typed');
  await page.keyboard.press('/');
  await page.getByText(`${LABELS.toLocaleString('en')} labels to search.`).waitFor();
  await page.waitForTimeout(2 * SETTLED);
  const field = page.getByRole('searchbox');
  for (const text of TYPED) {
    const last = await status.textContent();
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
    const begun = performance.now();
    await field.fill(text);
    await status.filter({ hasNotText: last }).waitFor();
    const answered = performance.now() - begun;
    await page.waitForTimeout(SETTLED);
    const { script, longest } = processorTime(JSON.parse((await browser.stopTracing()).toString()));
    const columns = [
      script.toFixed(1).padStart(10),
      longest.toFixed(1).padStart(12),
      answered.toFixed(0).padStart(12),
    ];
    console.log(`${columns.join(' ms ')} ms   ${text}`);
    console.log(`${' '.repeat(46)}${await status.textContent()}`);
  }
} finally {
  await browser.close();
  server.kill();
}

/** Milliseconds of processor time that the page's own thread spent on script, and on its longest task. */
function processorTime({ traceEvents }) {
  const scripts = traceEvents.filter(({ name }) => name === 'EventDispatch');
  const main = traceEvents.find(
    ({ name, args, pid, tid }) =>
      name === 'thread_name' &&
      args.name === 'CrRendererMain' &&
      scripts.some((event) => event.pid === pid && event.tid === tid),
  );
  const times = (name) =>
    traceEvents
      .filter((event) => event.pid === main.pid && event.tid === main.tid && event.name === name)
      .map(({ tdur = 0 }) => tdur / 1000);
  return {
    script: times('FunctionCall').reduce((sum, time) => sum + time, 0),
    longest: Math.max(...times('ThreadControllerImpl::RunTask')),
  };
}

/** A bundle of random directions with the labels of mini-sae, each sixteen times, with a number. */
function dataset() {
  const lines = gunzipSync(readFileSync('public/datasets/mini-sae/layer_2/labels.jsonl.gz'))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const labels = Array.from({ length: LABELS }, (_, index) => {
    const { description } = lines[index % lines.length];
    return JSON.stringify({
      index,
      description: `${description} ${(index * 7919) % LABELS}`,
      frequency: (1 + (index % 97)) / 10_000,
    });
  });
  let state = 42;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
  const values = Float32Array.from({ length: LABELS * DIM }, random);
  const head = `{'descr': '<f4', 'fortran_order': False, 'shape': (${LABELS}, ${DIM}), }`.padEnd(117) + '\n';
  const magic = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, head.length, 0]);
  const decoder = { path: 'decoder.npy', features: LABELS, dim: DIM };
  const layer = { id: 'a', name: 'layer a', decoder, labels: { path: 'labels.jsonl' } };
  const manifest = {
    version: 1,
    name: 'labels',
    title: 'Labels',
    defaultLayer: 'a',
    layers: [layer],
    provenance: { licence: 'CC0-1.0', method: 'bench/search.mjs', preprocessing: 'as drawn' },
  };
  return {
    'manifest.json': Buffer.from(JSON.stringify(manifest)),
    'decoder.npy': Buffer.concat([magic, Buffer.from(head, 'latin1'), Buffer.from(values.buffer)]),
    'labels.jsonl': Buffer.from(labels.join('\n')),
  };
}
