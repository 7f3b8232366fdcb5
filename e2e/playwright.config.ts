import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from './browser.mjs';

/** `e2e/run.mjs` chooses a free port. */
const PORT = Number(process.env['TRICOSM_E2E_PORT'] ?? 4180);
const BASE = '/some/base/';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/gallery/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  // A limit for a test that hangs: a busy machine may take several times the usual time.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  // A test that passes only at its second try is listed as flaky: a race to be mended, not a reason to hold back the rest.
  retries: 1,
  reporter: [['list']],
  forbidOnly: !!process.env['CI'],
  use: {
    baseURL: `http://127.0.0.1:${PORT}${BASE}`,
    // Where a program draws, each pixel takes time: this size takes two thirds of what 1440 × 900 takes. Tests of the layout
    // choose their own sizes.
    // Tests that do not say otherwise see the dark theme.
    colorScheme: 'dark',
    viewport: { width: 1120, height: 720 },
    // A service worker would answer requests that tests watch or block. The test of it allows it.
    serviceWorkers: 'block',
    // A trace takes a tenth of the processor's time even when it is thrown away: `TRICOSM_E2E_TRACE=1` records one for
    // every test that fails. Its film would take as long as the test where no graphics device draws.
    trace: process.env['TRICOSM_E2E_TRACE']
      ? { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true }
      : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: `node e2e/serve.mjs ${PORT} ${BASE}`,
    cwd: '..',
    url: `http://127.0.0.1:${PORT}${BASE}`,
    // A server that already runs may serve another checkout or an old build.
    reuseExistingServer: false,
  },
});
