// Pictures of the built app at two sizes in both themes, to look at after a visible change:
// npm run build && npm run screenshots [-- FOLDER [FILTER [DIST [PORT]]]]
// With --readme in place of a folder it writes the pictures of the README into docs/pictures.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './browser.mjs';
import { portFor } from './port.mjs';

const BASE = '/some/base/';
const README = process.argv[2] === '--readme';
const folder = README ? 'docs/pictures' : (process.argv[2] ?? 'test-results/screenshots');
const only = process.argv[3];
const dist = process.argv[4] ?? 'dist';
const PORT = await portFor({ TRICOSM_E2E_PORT: process.argv[5] });

/** The views that the README links to. */
const README_VIEWS = { atom: 'data=glove&scale=atom', brain: 'scale=brain', galaxy: 'scale=galaxy' };
const VIEWS = README
  ? README_VIEWS
  : {
      brain: '',
      'brain-pinned': 'feature=1234',
      galaxy: 'scale=galaxy',
      atom: 'data=glove&scale=atom',
      'atom-removed': 'data=words&scale=atom&atom.removed=100',
      lesson: 'lesson=crystals',
      presented: 'lesson=crystals&present=1',
    };
const SIZES = README
  ? { '': { width: 1200, height: 750 } }
  : { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });
const server = spawn('node', ['e2e/serve.mjs', String(PORT), BASE, dist], { stdio: 'inherit' });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: CHROMIUM_FLAGS,
});
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of ['dark', 'light']) {
      const context = await browser.newContext({ viewport });
      await context.addInitScript((name) => localStorage.setItem('tricosm-theme', name), theme);
      for (const [name, query] of Object.entries(VIEWS)) {
        const file = [name, size, theme].filter(Boolean).join('-');
        if (only && !file.includes(only)) continue;
        const page = await context.newPage();
        page.on('console', (message) => message.type() === 'error' && console.error(file, message.text()));
        page.on('pageerror', (error) => console.error(file, error.message));
        await page.goto(`http://127.0.0.1:${PORT}${BASE}${query ? `?${query}` : ''}`);
        await settled(page);
        await page.screenshot(
          README
            ? { path: `${folder}/${file}.jpg`, type: 'jpeg', quality: 85 }
            : { path: `${folder}/${file}.png` },
        );
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.kill();
}

/** Waits until, three times in a row, the page says that nothing loads or computes and shows no running task. */
async function settled(page) {
  const busy = () =>
    page.evaluate(
      () =>
        /is loading…|Opening|Computing|Preparing|Reading/.test(document.body.innerText) ||
        document.querySelector('[role="progressbar"]') !== null,
    );
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 150; tries++) {
    await page.waitForTimeout(300);
    quiet = (await busy()) ? 0 : quiet + 1;
  }
}
