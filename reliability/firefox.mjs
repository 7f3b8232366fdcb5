/**
 * `node --experimental-websocket reliability/firefox.mjs ADDRESS QUERY…`: opens views in a Firefox of this machine, which it
 * drives by WebDriver BiDi, and prints for each, in one line of JSON, whether its figures were drawn and what the console
 * reported.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PORT = 9333;
const [program, address, ...queries] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'tricosm-firefox-'));
const firefox = spawn(
  program,
  ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', String(PORT)],
  { env: { ...process.env, HOME: profile } },
);

/** A page is done if nothing computes and no chart is prepared. */
const DONE = `document.querySelectorAll('.task').length === 0 &&
  document.querySelector('[role=application], canvas, [role=alert]') !== null &&
  document.querySelectorAll('aside').length > 0 && !document.body.innerText.includes('Preparing')`;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

try {
  const { call, faults } = await connect();
  await call('session.new', { capabilities: {} });
  await call('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await call('browsingContext.getTree', {});
  const { context } = contexts[0];
  const evaluate = async (expression) =>
    (await call('script.evaluate', { expression, target: { context }, awaitPromise: true })).result?.value;
  for (const query of queries) {
    faults.length = 0;
    await call('browsingContext.navigate', { context, url: address + query, wait: 'complete' });
    let calm = 0;
    for (let tries = 0; tries < 240 && calm < 6; tries++) {
      await wait(500);
      calm = (await evaluate(DONE)) ? calm + 1 : 0;
    }
    const alerts = await evaluate(
      '[...document.querySelectorAll("[role=alert]")].map((one) => one.textContent).join(" | ")',
    );
    const hasScene = (await evaluate('document.querySelector("canvas") !== null')) === true;
    console.log(JSON.stringify({ query, drawn: calm === 6, hasScene, alerts, faults }));
  }
} finally {
  firefox.kill();
  await wait(500);
  rmSync(profile, { recursive: true, force: true });
}
process.exit(0);

/** Connects to the browser as soon as it listens. */
async function connect() {
  let socket;
  for (let tries = 0; !socket; tries++) {
    await wait(500);
    const attempt = new WebSocket(`ws://127.0.0.1:${PORT}/session`);
    const isOpen = await new Promise((resolve) => {
      attempt.onopen = () => resolve(true);
      attempt.onerror = () => resolve(false);
    });
    if (isOpen) socket = attempt;
    else if (tries > 120) throw new Error('Firefox does not listen.');
  }
  let last = 0;
  const waiting = new Map();
  const faults = [];
  socket.onmessage = ({ data }) => {
    const { id, type, result, message, params } = JSON.parse(data);
    if (id !== undefined)
      waiting.get(id)[type === 'error' ? 'reject' : 'resolve'](result ?? new Error(message));
    else if (params?.level === 'error') faults.push(String(params.text).slice(0, 300));
  };
  const call = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { call, faults };
}
