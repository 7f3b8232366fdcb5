import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNpy } from '../src/dataset/files/npy.ts';
import { random } from '../src/math/random/random.ts';
import { watched, type App } from './app.ts';
import { atRest, held } from './heap.ts';

const FEATURES = 131_072;
const DIM = 192;
/** Milliseconds for the figures of one dataset. */
const PATIENCE = 300_000;
/** Milliseconds in which the engine returns freed pages to the system. */
const SETTLING = 10_000;

/** What is held after one dataset, in bytes. */
export interface AfterOne {
  /** objects of the page, typed arrays, and what the cache of results holds of both */
  readonly objects: number;
  readonly arrays: number;
  readonly cached: number;
  /** anonymous and shared pages of the page's process, its workers included */
  readonly process: number;
}

export interface LargeRun {
  /** bytes of each file */
  readonly bytes: number;
  readonly after: readonly AfterOne[];
  readonly faults: readonly string[];
}

/** Opens datasets of 100 MB one after another by the file input, and measures the memory after each. */
export async function openLarge(
  { browser, address }: App,
  times: number,
  keep: (run: LargeRun) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-large-'));
  const context = await browser.newContext({ viewport: { width: 1120, height: 720 } });
  const page = await context.newPage();
  const faults = watched(page);
  const after: AfterOne[] = [];
  try {
    await page.goto(`${address}?data=worlds&scale=galaxy`);
    await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: PATIENCE });
    for (let i = 0; i < times; i++) {
      const path = join(folder, `decoder-${i}.npy`);
      const bytes = writeCloud(path, i);
      await openFile(page, path, `decoder-${i}`);
      rmSync(path);
      await page.waitForTimeout(SETTLING);
      const { objects, arrays, cached, cachedArrays } = await held(page);
      after.push({ objects, arrays, cached: cached + cachedArrays, process: await processMemory(browser) });
      keep({ bytes, after: [...after], faults });
    }
  } finally {
    await context.close().catch(() => undefined);
    rmSync(folder, { recursive: true });
  }
}

/** Writes normal points by a seed. @returns the size of the file */
function writeCloud(path: string, seed: number): number {
  const stream = random(seed);
  const data = new Float32Array(FEATURES * DIM);
  for (let at = 0; at < data.length; at++) data[at] = stream.normal();
  const bytes = writeNpy(data, [FEATURES, DIM]);
  writeFileSync(path, bytes);
  return bytes.length;
}

async function openFile(page: Page, path: string, name: string): Promise<void> {
  await page.getByLabel('Files to open').setInputFiles(path);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Open', exact: true })
    .click({ timeout: 60_000 });
  await page
    .getByRole('button', { name: /Dataset/ })
    .filter({ hasText: name })
    .waitFor({ timeout: PATIENCE });
  await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: PATIENCE });
  await atRest(page);
}

/** Anonymous and shared pages of the largest renderer, in bytes. */
async function processMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(
    ...renderers.map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const kilobytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
      return 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem'));
    }),
  );
}
