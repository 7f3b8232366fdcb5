import { DataError } from '../dataset/error.ts';
import { analogiesCommand } from './commands/atom/analogies.ts';
import { onTransfer, transferText } from '../dataset/sources/transfers.ts';
import { bundleCommand } from './commands/files/bundle.ts';
import { catalogueCommand } from './commands/files/catalogue.ts';
import { crystalsCommand } from './commands/atom/crystals.ts';
import { encodeCommand } from './commands/files/encode.ts';
import { featureCommand } from './commands/feature.ts';
import { galaxyCommand } from './commands/galaxy/galaxy.ts';
import { inspectCommand } from './commands/inspect.ts';
import { layoutCommand } from './commands/galaxy/layout.ts';
import { lobesCommand } from './commands/brain/lobes.ts';
import { matchCommand } from './commands/galaxy/match.ts';
import { metaCommand } from './commands/galaxy/meta.ts';
import { reportCommand } from './commands/report.ts';
import { selectionCommand } from './commands/selection.ts';
import { sweepCommand } from './commands/brain/sweep.ts';
import { tokensCommand } from './commands/brain/tokens.ts';
import { validateCommand } from './commands/files/validate.ts';
import { togetherCommand } from './commands/brain/together.ts';
import { hierarchyCommand } from './commands/brain/hierarchy.ts';
import { followCommand } from './commands/follow.ts';
import { UsageError } from './errors.ts';
import { HELP } from './help.ts';
import { harmless } from './harmless.ts';
import { jsonText } from './jsonText.ts';
import { Printed } from './printed.ts';
import { progressOn } from './progress.ts';
import { type StartWork, threadedWork } from './threads.ts';

type Command = (args: readonly string[], start: StartWork) => Promise<object | Printed>;

const commands: Readonly<Record<string, Command>> = {
  inspect: inspectCommand,
  galaxy: galaxyCommand,
  layout: layoutCommand,
  match: matchCommand,
  meta: metaCommand,
  lobes: lobesCommand,
  sweep: sweepCommand,
  selection: selectionCommand,
  together: togetherCommand,
  hierarchy: hierarchyCommand,
  follow: followCommand,
  crystals: crystalsCommand,
  analogies: analogiesCommand,
  feature: featureCommand,
  encode: encodeCommand,
  tokens: tokensCommand,
  report: reportCommand,
  bundle: bundleCommand,
  validate: validateCommand,
  catalogue: catalogueCommand,
  // The server is larger than the rest of the program: it is loaded only when it is needed.
  serve: async (args) => (await import('./commands/serve.ts')).serveCommand(args),
};

/** The outcome of a run: its exit code, and the text that it prints. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command line.
 *
 * @param args  without the program's name
 * @returns code 0 with one JSON document on standard output, except for the help, for `serve` (the link, with the
 *   served files on standard error) and for `report` (a page, unless `--json` is given); code 2 for wrong use or bad input and 1 for any other failure, both with only a
 *   one-line message on standard error. `validate` always prints its document, with code 2 if the bundle has faults.
 */
export async function run(args: readonly string[], start: StartWork): Promise<Outcome> {
  const [name = '', ...rest] = args;
  if (name === 'help' || args.some((word) => word === '--help' || word === '-h')) {
    return { code: 0, stdout: HELP, stderr: '' };
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name]! : null;
    if (!command) {
      const known = Object.keys(commands).join(', ');
      const found = name === '' ? 'nothing' : `“${name}”`;
      throw new UsageError(`expected a command (${known}), found ${found}; see tricosm help.`);
    }
    const answer = await command(rest, start);
    if (answer instanceof Printed) return answer;
    return { code: 0, stdout: jsonText(answer), stderr: '' };
  } catch (error) {
    const bad = error instanceof UsageError || error instanceof DataError;
    return { code: bad ? 2 : 1, stdout: '', stderr: `tricosm: ${oneLine(error)}\n` };
  }
}

const oneLine = (error: unknown): string =>
  harmless(
    (error instanceof Error ? error.message : String(error))
      .split('\n')
      .map((line) => line.trim())
      .join(' '),
  );

/**
 * The program: takes its arguments from the process, prints the result on standard output and the rest on standard
 * error.
 *
 * @param member  the script of a worker thread
 */
export async function main(member: URL): Promise<void> {
  const progress = progressOn(process.stderr);
  onTransfer((transfer) => {
    progress.say(transfer.total ? transfer.done / transfer.total : 0, transferText(transfer));
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A program that has read enough (`tricosm … | head`) closes the pipe; that is not a failure. A full disk is one.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`tricosm: the result could not be written (${error.message}).\n`);
    process.exit(1);
  });
  const start = threadedWork(member, (fraction, text) => progress.say(fraction, text));
  const { code, stdout, stderr } = await run(process.argv.slice(2), start);
  progress.end();
  if (stderr) process.stderr.write(stderr);
  process.exitCode = code;
  await new Promise((written) => process.stdout.write(stdout, written));
}
