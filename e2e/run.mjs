// Runs the end-to-end tests in a real Chromium on the built app: `npm run e2e [-- playwright options]`.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findChromium } from './browser.mjs';
import { portFor } from './port.mjs';

try {
  const TRICOSM_E2E_PORT = String(await portFor(process.env));
  const env = { ...process.env, CHROMIUM_PATH: findChromium(), TRICOSM_E2E_PORT };
  const arguments_ = ['playwright', 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync('npx', arguments_, { stdio: 'inherit', env }).status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
