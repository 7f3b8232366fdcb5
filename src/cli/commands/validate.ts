import type { Source } from '../../dataset/sources/source.ts';
import { bundleFolder as bundleAddress, urlSource } from '../../dataset/sources/url.ts';
import { type BundleReport, validateBundle } from '../../dataset/validate/bundle.ts';
import { parse } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { folderSource } from '../folder.ts';
import { jsonText } from '../jsonText.ts';
import { Printed } from '../printed.ts';
import { listed, sharesOf } from '../serve/shares.ts';
import { bundleFolder } from '../source.ts';

/** `validate DIR|manifest.json|URL`: everything that is wrong with a bundle. */
export async function validateCommand(args: readonly string[]): Promise<Printed> {
  const { positionals } = parse(args, {});
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) {
    const found = positionals.length === 0 ? 'nothing' : positionals.join(' ');
    throw new UsageError(
      `validate: expected one bundle, its folder, manifest.json or address, found ${found}.`,
    );
  }
  const { source, present, outside } = placeOf(named);
  const report = await validateBundle(source, present);
  const warnings = [
    ...report.warnings,
    ...outside.map(
      (place) => `${place}: is a link that leads out of the folder or nowhere; put the file itself there.`,
    ),
  ];
  return new Printed(
    jsonText({ ...report, warnings }),
    report.valid ? 0 : 2,
    summary(named, { ...report, warnings }),
  );
}

interface Place {
  readonly source: Source;
  /** paths of the files that are there; null on a host, which does not list them */
  readonly present: readonly string[] | null;
  readonly outside: readonly string[];
}

function placeOf(named: string): Place {
  if (/^https?:\/\//i.test(named)) {
    return { source: urlSource(bundleAddress(named)), present: null, outside: [] };
  }
  const folder = bundleFolder(named);
  const [share] = sharesOf([folder]);
  const { files, outside } = listed([{ ...share!, path: '' }]);
  return { source: folderSource(folder), present: files, outside };
}

function summary(named: string, { valid, faults, warnings }: BundleReport): string {
  const count = (list: readonly string[], what: string) =>
    `${list.length} ${what}${list.length === 1 ? '' : 's'}`;
  const told = valid ? 'valid' : count(faults, 'fault');
  return `${named}: ${told}, ${count(warnings, 'warning')}\n`;
}
