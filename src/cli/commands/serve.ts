import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBundle } from '../../dataset/bundle.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { DataError } from '../../dataset/error.ts';
import { openFiles, recogniseFiles, type Recognition } from '../../dataset/local.ts';
import { encodePath } from '../../dataset/paths.ts';
import type { Source } from '../../dataset/sources/source.ts';
import { fittingScale } from '../../scales/fitting.ts';
import { printView } from '../../state/link.ts';
import { initialView } from '../../state/view.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { folderSource } from '../folder.ts';
import { Printed } from '../printed.ts';
import { listen } from '../serve/listen.ts';
import { checkListed, listed, placeOf, type Share, sharesOf } from '../serve/shares.ts';
import { FILES, knownHosts, LISTING, type Site, siteListener } from '../serve/site.ts';
import { UsageError } from '../errors.ts';

const OPTIONS = { port: 'string', host: 'string' } as const;
const MOST_PORT = 65535;

/** `serve PATH…`: the app on files of this machine, until it is interrupted. Prints the link. */
export async function serveCommand(args: readonly string[]): Promise<Printed> {
  const { values, positionals } = parse(args, OPTIONS);
  const port = values.port === undefined ? null : wholeNumber('port', values.port, 0);
  if (port !== null && port > MOST_PORT) {
    throw new UsageError(`--port: expected a whole number up to ${MOST_PORT}, found “${port}”.`);
  }
  const host = values.host ?? '127.0.0.1';
  const served = await servedBy(positionals);
  const server = createServer(
    siteListener({ ...served, app: builtApp(), isKnown: knownHosts(host, hostname()) }),
  );
  const taken = await listen(server, host, port);
  endWhenAsked(server);
  const link = `http://${shownHost(host)}:${taken}/${served.query && `?${served.query}`}`;
  return new Printed(`${link}\n`, 0, `${served.told}Serving it until Ctrl-C. Open the link:\n`);
}

interface Served extends Pick<Site, 'shares' | 'listing'> {
  /** of the link */
  readonly query: string;
  /** what was found, in lines */
  readonly told: string;
}

/** What the command line names, looked at before it is served: a bundle, raw files, or nothing but the app. */
async function servedBy(named: readonly string[]): Promise<Served> {
  if (named.length === 0) return { shares: [], listing: null, query: '', told: '' };
  const bundle = named.length === 1 ? bundleFolderOf(named[0]!) : null;
  if (bundle !== null) {
    const shares = sharesOf([bundle]);
    const { info } = await openBundle(folderSource(bundle));
    return {
      ...{ shares, listing: null },
      query: queryOf(`${FILES}${encodePath(shares[0]!.path)}/manifest.json`, info),
      told: [`${bundle}: a bundle, ${info.name}`, ...leftOut(listed(shares).outside)].join('\n') + '\n',
    };
  }
  const shares = sharesOf(named);
  const { files, outside } = listed(shares);
  checkListed(files, named);
  const source = sharedSource(shares);
  const recognition = await recogniseFiles(files, source);
  const { info } = await openFiles(files, source);
  return { shares, listing: { files }, query: queryOf(LISTING, info), told: toldOf(recognition, outside) };
}

/** The folder of a bundle that is named by itself or by its manifest; null where it is something else. */
function bundleFolderOf(path: string): string | null {
  if (basename(path) === 'manifest.json') return dirname(path);
  return existsSync(join(path, 'manifest.json')) ? path : null;
}

/** The address is relative to the app's, so that the link also holds where the port is forwarded. */
function queryOf(address: string, info: DatasetInfo): string {
  const view = initialView();
  return printView({ ...view, data: address.slice(1), scale: fittingScale(view.scale, info) });
}

/** Shared files by the paths under which they are served. */
function sharedSource(shares: readonly Share[]): Source {
  const place = (path: string) => {
    const found = placeOf(shares, path);
    if (found !== null) return found;
    throw new DataError(`${path}: expected a file, found that there is none; check the path.`);
  };
  const source = folderSource('');
  return {
    describe: (path) => path,
    read: async (path, options) => source.read(place(path), options),
    open: async (path, options) => source.open(place(path), options),
  };
}

function toldOf({ files, unused }: Recognition, outside: readonly string[]): string {
  const lines = files.map(({ path, what, shape, fault }) => {
    const left = unused.includes(path) ? ', left out: nothing here that it belongs to' : '';
    return fault || `${path}: ${what}${shape && ` ${shape}`}${left}`;
  });
  return [...lines, ...leftOut(outside)].join('\n') + '\n';
}

const leftOut = (outside: readonly string[]): string[] =>
  outside.map(
    (place) => `${place}: left out, a link that leads out of its folder or nowhere; name the file itself`,
  );

/** The built app, which stands beside the built program in the package. */
function builtApp(): Share {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  const place = join(root, 'dist');
  if (existsSync(join(place, 'index.html'))) return { path: '', place, isFolder: true };
  throw new DataError(`${place}: expected the built app, found nothing there; run npm run build first.`);
}

/** Any address of this machine stands for all of them; its name leads there from elsewhere. */
const shownHost = (host: string) =>
  host === '0.0.0.0' || host === '::' ? hostname() : host.includes(':') ? `[${host}]` : host;

function endWhenAsked(server: Server): void {
  const end = () => server.close().closeAllConnections();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}
