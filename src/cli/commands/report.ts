import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedResult } from '../../../workers/published.ts';
import { implementationOf } from '../../../workers/registry.ts';
import { canonical } from '../../dataset/canonical.ts';
import { AS_FOUND, parseCorrections } from '../../dataset/corrections.ts';
import { parseControl } from '../../dataset/control.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { openReference } from '../../dataset/open/open.ts';
import { parsePreparation } from '../../dataset/open/preparation.ts';
import { AS_STORED, referenceTo } from '../../dataset/reference.ts';
import { isHubAddress, readHubAddress } from '../../dataset/sources/hub.ts';
import type { Work } from '../../math/work/work.ts';
import { reportHtml } from '../../report/html/page.ts';
import { reportJson } from '../../report/json.ts';
import { reportOf } from '../../scales/report/reportOf.ts';
import type { Run } from '../../scales/shared/report/items.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { asQuery, parseInherited, parseView, printView } from '../../state/link.ts';
import { untaken } from '../../state/untaken.ts';
import { baseOfLink, linkInFile, queryOfLink } from '../../state/viewFile.ts';
import type { View } from '../../state/view.ts';
import { parse } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { harmlessJson } from '../harmless.ts';
import { packageRoot } from '../packageRoot.ts';
import { Printed } from '../printed.ts';
import { asRead, openAsRead, type Reading } from '../source.ts';
import type { StartWork } from '../threads.ts';

const OPTIONS = { data: 'string', out: 'string', json: 'boolean', threads: 'string' } as const;

/**
 * `report LINK|VIEWFILE`: the report of the view that a link names, the same as the app's: as a page, or with `--json` as a JSON
 * document.
 */
export async function reportCommand(args: readonly string[], start: StartWork): Promise<object> {
  const { values, positionals } = parse(args, OPTIONS);
  const [named, ...others] = positionals;
  if (named === undefined || others.length > 0) {
    const found = positionals.length === 0 ? 'nothing' : positionals.join(' ');
    throw new UsageError(`report: expected one link of the app, or one view file, found ${found}.`);
  }
  const given = await linkOf(named);
  const query = queryOfLink(given);
  refuseUnknown(query);
  const view = parseView(VIEW_SCHEMA, query);
  const inherited = parseInherited(VIEW_SCHEMA, query);
  const link = `${baseOfLink(given)}${asQuery(printView(VIEW_SCHEMA, view, inherited))}`;
  const dataset = await openData(view, given, values.data);
  const report = await start(values.threads, (work) =>
    reportOf({
      view,
      inherited,
      info: dataset.info,
      link,
      date: new Date(),
      run: runOn(dataset, work),
      progress: (done, all, title) => work.progress(done / all, title),
    }),
  );
  const json = values.json ?? values.out?.toLowerCase().endsWith('.json') ?? false;
  const text = json ? reportJson(report) : reportHtml(report);
  if (values.out === undefined) return new Printed(json ? harmlessJson(text) : text, 0);
  await writeFile(values.out, text);
  const { title, sections } = report;
  return { out: values.out, format: json ? 'json' : 'html', title, sections: sections.map(({ id }) => id) };
}

/** A link as it stands, or the one in a view file. */
async function linkOf(named: string): Promise<string> {
  if (existsSync(named)) return linkInFile(await readFile(named, 'utf8'), named);
  if (/^https?:\/\//i.test(named) || /^[?#]/.test(named)) return named;
  throw new UsageError(
    `“${named}”: expected a link (https://…, or what follows its question mark, with it) or a view file, found neither.`,
  );
}

/** A report of another view than the one that the link names would mislead. */
function refuseUnknown(query: string): void {
  const [first] = untaken(VIEW_SCHEMA, query);
  if (!first) return;
  const { name, written, taken } = first;
  throw new UsageError(
    taken === null
      ? `the link’s “${name}”: expected a parameter of a view, found an unknown one; correct the link.`
      : `the link’s ${name}: “${written.slice(0, 80)}” is not possible; correct the link.`,
  );
}

/** Opens the data of a view, read and prepared as the view says. */
async function openData(view: View, link: string, path: string | undefined): Promise<Dataset> {
  const reading: Reading = {
    corrections: parseCorrections(view.read) ?? AS_FOUND,
    preparation: parsePreparation(view.prepare) ?? AS_STORED,
    control: parseControl(view.control) ?? null,
  };
  if (path !== undefined) return openAsRead(path, reading);
  const { data } = view;
  if (data === 'local') {
    throw new UsageError(
      'report: the link names files of the machine that it was made on; name them with --data PATH.',
    );
  }
  const embedded = embeddedFolder(data);
  if (embedded !== null) return openAsRead(embedded, reading);
  const place = isHubAddress(data)
    ? ({ kind: 'hub', files: readHubAddress(data) } as const)
    : ({ kind: 'web', address: webAddress(data, link) } as const);
  return asRead(await openReference({ ...referenceTo(place), corrections: reading.corrections }), reading);
}

/** The folder of a dataset that comes along; null if none has this name. */
function embeddedFolder(name: string): string | null {
  if (!/^[\w-]+$/.test(name)) return null;
  const folders = ['public', 'dist'].map((root) => join(packageRoot(), root, 'datasets', name));
  return folders.find((folder) => existsSync(join(folder, 'manifest.json'))) ?? null;
}

/** An address of the link, relative to that of the app. */
function webAddress(data: string, link: string): string {
  const base = baseOfLink(link);
  if (URL.canParse(data)) return data;
  if (URL.canParse(data, base)) return new URL(data, base).href;
  throw new UsageError(
    `the link’s data: expected the name of an embedded dataset or an address, found “${data}”; name the files with --data PATH.`,
  );
}

/** Computes jobs of a dataset, each once, as the app’s workers do. */
function runOn(dataset: Dataset, work: Work): Run {
  const results = new Map<string, Promise<unknown>>();
  const compute = async (name: string, parameters: unknown) => {
    const published = await publishedResult(dataset, name, parameters);
    if (published !== null) return published;
    const implementation = await implementationOf(name);
    return implementation(dataset, parameters, work);
  };
  return <P, R>({ name }: { name: string }, parameters: P) => {
    const key = canonical([name, parameters]);
    const result = results.get(key) ?? compute(name, parameters);
    results.set(key, result);
    return result as Promise<R>;
  };
}
