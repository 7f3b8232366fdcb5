import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { openBundle } from '../../dataset/bundle/bundle.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { DataError } from '../../dataset/error.ts';
import { openFiles, recogniseFiles, type Recognition } from '../../dataset/open/local.ts';
import { encodePath } from '../../dataset/paths.ts';
import type { Source } from '../../dataset/sources/source.ts';
import { fittingScale } from '../../scales/fitting.ts';
import { printView } from '../../state/link.ts';
import { initialView, VIEW_SCHEMA } from '../../scales/view.ts';
import { parse, wholeNumber } from '../arguments.ts';
import { folderSource } from '../folder.ts';
import { packageRoot } from '../packageRoot.ts';
import { Printed } from '../printed.ts';
import { newKey, withKey } from '../serve/key.ts';
import { listen } from '../serve/listen.ts';
import { checkListed, type LeftOut, listed } from '../serve/listed.ts';
import { placeOf, type Share, sharesOf } from '../serve/shares.ts';
import { FILES, knownHosts, LISTING, policyOf, type Site, siteListener } from '../serve/site.ts';
import { UsageError } from '../errors.ts';

const OPTIONS = { port: 'string', host: 'string', 'allow-host': 'string' } as const;
const MOST_PORT = 65535;

/** `serve PATH…`: serves the app and files of this machine until it is interrupted. Prints the link. */
export async function serveCommand(args: readonly string[]): Promise<Printed> {
  const { values, positionals } = parse(args, OPTIONS);
  const port = values.port === undefined ? null : wholeNumber('port', values.port, 0);
  if (port !== null && port > MOST_PORT) {
    throw new UsageError(`--port: expected a whole number up to ${MOST_PORT}, found “${port}”.`);
  }
  const host = values.host ?? '127.0.0.1';
  const isKnown = knownHosts(host, hostname(), proxyHost(values['allow-host']));
  const served = await servedBy(positionals);
  const key = newKey();
  const app = builtApp();
  const policy = policyOf(readFileSync(join(app.place, 'index.html'), 'utf8'));
  const server = createServer(siteListener({ ...served, app, policy, key, isKnown }));
  const taken = await listen(server, host, port);
  endWhenAsked(server);
  const link = `http://${shownHost(host)}:${taken}/?${withKey(served.query, key)}`;
  return new Printed(`${link}\n`, 0, `${served.report}Serving it until Ctrl-C. Open the link:\n`);
}

/** The host name under which a proxy forwards requests. */
function proxyHost(name: string | undefined): string | undefined {
  if (name === undefined || /^[\w.-]+$/.test(name)) return name;
  throw new UsageError(`--allow-host: expected a name such as hub.example.org, found “${name}”.`);
}

interface Served extends Pick<Site, 'shares' | 'listing'> {
  /** the query part of the link */
  readonly query: string;
  /** what each path is, one line each; each line ends with a line break */
  readonly report: string;
}

/** Opens what the command line names before it is served: a bundle, raw files, or the app by itself. */
async function servedBy(named: readonly string[]): Promise<Served> {
  if (named.length === 0) return { shares: [], listing: null, query: '', report: '' };
  const bundle = named.length === 1 ? bundleFolderOf(named[0]!) : null;
  if (bundle !== null) {
    const shares = sharesOf([bundle]);
    const { info } = await openBundle(folderSource(bundle));
    return {
      shares,
      listing: null,
      query: queryOf(`${FILES}${encodePath(shares[0]!.path)}/manifest.json`, info),
      report: [`${bundle}: a bundle, ${info.name}`, ...linesOn(listed(shares).leftOut)].join('\n') + '\n',
    };
  }
  const shares = sharesOf(named);
  const found = listed(shares);
  checkListed(found, named);
  const { files, leftOut } = found;
  checkOneBundle(named, files.filter(isManifest));
  const source = sharedSource(shares);
  const recognition = await recogniseFiles(files, source);
  const archives = recognition.files.filter(({ role }) => role === 'bundle archive');
  checkOneBundle(
    named,
    archives.map(({ path }) => path),
  );
  const { info } = await openFiles(files, source);
  return {
    shares,
    listing: { files },
    query: queryOf(LISTING, info),
    report: reportOf(recognition, leftOut),
  };
}

const isManifest = (path: string) => basename(path) === 'manifest.json';

/** Refuses other paths next to a bundle: a bundle is a dataset by itself, and the app would ignore them. */
function checkOneBundle(named: readonly string[], bundles: readonly string[]): void {
  if (bundles.length === 0 || (bundles.length === 1 && named.length === 1)) return;
  const found =
    bundles.length === 1
      ? `other paths beside the bundle of ${bundles[0]}`
      : `${bundles.length} bundles (${bundles.slice(0, 3).join(', ')}${bundles.length > 3 ? ', …' : ''})`;
  throw new UsageError(
    `${named.join(', ')}: expected raw files or one bundle by itself, found ${found}; name one bundle.`,
  );
}

/** The folder of a bundle that is named directly or by its manifest; null if the path is not a bundle. */
function bundleFolderOf(path: string): string | null {
  if (isManifest(path)) return dirname(path);
  return existsSync(join(path, 'manifest.json')) ? path : null;
}

/** The link's query. Its address is relative to the app's, so that the link also works with a forwarded port. */
function queryOf(address: string, info: DatasetInfo): string {
  const view = initialView();
  const scale = fittingScale(view.scale, info).id;
  return printView(VIEW_SCHEMA, { ...view, data: address.slice(1), scale });
}

/** Shared files by the paths under which they are served. */
function sharedSource(shares: readonly Share[]): Source {
  const place = (path: string) => {
    const found = placeOf(shares, path);
    if (found !== null) return found;
    throw new DataError(`${path}: expected a file, found none; check the path.`);
  };
  const source = folderSource('');
  return {
    describe: (path) => path,
    read: async (path, options) => source.read(place(path), options),
    open: async (path, options) => source.open(place(path), options),
  };
}

function reportOf({ files, unused }: Recognition, leftOut: readonly LeftOut[]): string {
  const lines = files.map(({ path, what, shape, fault }) => {
    const left = unused.includes(path) ? ', left out: nothing here that it belongs to' : '';
    return fault || `${path}: ${what}${shape && ` ${shape}`}${left}`;
  });
  return [...lines, ...linesOn(leftOut)].join('\n') + '\n';
}

const linesOn = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.map(({ place, why }) => `${place}: left out, ${why}`);

/** The built app, which is in the same package as the built program. */
function builtApp(): Share {
  const place = join(packageRoot(), 'dist');
  if (existsSync(join(place, 'index.html'))) return { path: '', place, isFolder: true };
  throw new DataError(`${place}: expected the built app, found nothing there; run npm run build first.`);
}

/** The host in the printed link: the machine's name if the server listens on all addresses. */
const shownHost = (host: string) =>
  host === '0.0.0.0' || host === '::' ? hostname() : host.includes(':') ? `[${host}]` : host;

function endWhenAsked(server: Server): void {
  const end = () => server.close().closeAllConnections();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}
