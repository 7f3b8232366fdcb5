import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../e2e/browser.mjs';
import { writeCloud } from './cloud.ts';
import { host, type Hosts } from './host.ts';
import { measureCloud, measureJob, type Measured } from './runs.ts';
import { tableOf } from './table.ts';

const USAGE = `npm run build && npm run bench:browser -- [options]
  --points LIST   sizes of the clouds; 4096,131072,1048576 if left out
  --build FOLDER  the built app; dist if left out
  --json FILE     also write all measurements to a file`;

const SIZES = '4096,131072,1048576';

/** Measures the built app in Chromium and prints a table. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      points: { type: 'string', default: SIZES },
      build: { type: 'string', default: 'dist' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const sizes = values.points.split(',').map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-bench-'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  let hosts: Hosts | null = null;
  try {
    for (const size of sizes) writeCloud(join(folder, String(size)), size, true);
    hosts = await host(values.build, folder);
    const measured = await all(browser, hosts, sizes);
    console.log(tableOf(measured));
    console.log(machine(browser));
    if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
  } finally {
    hosts?.close();
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function all(browser: Browser, hosts: Hosts, sizes: readonly number[]): Promise<Measured> {
  const clouds = [];
  for (const size of sizes) {
    console.error(`${size.toLocaleString('en')} points…`);
    clouds.push(await measureCloud(browser, hosts, size));
  }
  console.error('a job…');
  return { clouds, job: await measureJob(browser, hosts) };
}

/** One line on the machine. */
function machine(browser: Browser): string {
  const [processor] = cpus();
  const load = loadavg()[0]!.toFixed(1);
  return `Chromium ${browser.version()} without a graphics device; ${cpus().length} processors (${processor?.model.trim()}), load ${load}.`;
}
