import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { App } from './app.ts';

/** A view opened in Firefox. */
export interface FirefoxView {
  readonly query: string;
  /** whether everything was computed and drawn in time */
  readonly drawn: boolean;
  /** whether the browser offers WebGL 2; without a graphics card it may not */
  readonly hasScene: boolean;
  readonly alerts: string;
  readonly faults: readonly string[];
}

const VIEWS = ['?scale=galaxy', '?scale=brain', '?scale=atom&data=words', '?data=glove'];

/** Opens each scale in the Firefox of this machine; null if it has none. */
export function openInFirefox({ address }: App, root: string): readonly FirefoxView[] | null {
  const [program] = ['firefox-esr', 'firefox'].filter((name) => spawnSync(name, ['--version']).status === 0);
  if (!program) return null;
  const driver = join(root, 'reliability', 'firefox.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    ['--experimental-websocket', driver, program, address, ...VIEWS],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 900_000 },
  );
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as FirefoxView);
}
