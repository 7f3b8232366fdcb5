import type { Page } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';

const started: ChildProcess[] = [];

/** A program that serves, the link that it printed, and how it ends. */
export interface Served {
  readonly program: ChildProcess;
  readonly link: string;
  readonly ended: Promise<number | null>;
}

/**
 * Starts `tricosm serve` on a free port and waits for its link.
 *
 * @param command  the program with its first arguments
 * @param paths  the files and folders that it serves
 * @throws Error with the program's message if it ends instead
 */
export async function startServe(
  command: readonly [string, ...string[]],
  paths: readonly string[],
  cwd?: string,
): Promise<Served> {
  const [file, ...first] = command;
  const program = spawn(file, [...first, 'serve', '--port', '0', ...paths], { cwd });
  started.push(program);
  const ended = new Promise<number | null>((exited) => program.on('exit', exited));
  let message = '';
  program.stderr.on('data', (text: Buffer) => (message += text.toString()));
  const link = await new Promise<string>((printed, failed) => {
    program.stdout.once('data', (text: Buffer) => printed(text.toString().trim()));
    void ended.then(() => failed(new Error(message)));
  });
  return { program, link, ended };
}

/** Ends every program that was started, after the page that may still ask it for parts. */
export async function leaveServed(page: Page): Promise<void> {
  await page.close();
  started.splice(0).forEach((program) => void program.kill('SIGINT'));
}
