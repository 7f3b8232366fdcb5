import type { Source } from '../../../dataset/sources/source.ts';
import { bundleFolder as bundleAddress, urlSource } from '../../../dataset/sources/url.ts';
import { type BundleReport, validateBundle } from '../../../dataset/bundle/validate/bundle.ts';
import { parse } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';
import { folderSource } from '../../folder.ts';
import { jsonText } from '../../jsonText.ts';
import { Printed } from '../../printed.ts';
import { type LeftOut, listed } from '../../serve/listed.ts';
import { sharesOf } from '../../serve/shares.ts';
import { bundleFolder } from '../../source.ts';

/** `validate DIR|manifest.json|URL`: lists every fault of a bundle. */
export async function validateCommand(args: readonly string[]): Promise<Printed> {
  const { positionals } = parse(args, {});
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) {
    const found = positionals.length === 0 ? 'nothing' : positionals.join(' ');
    throw new UsageError(
      `validate: expected one bundle, its folder, manifest.json or address, found ${found}.`,
    );
  }
  const { source, present, leftOut } = placeOf(named);
  const report = await validateBundle(source, present);
  const warnings = [...report.warnings, ...leftOut.map(({ place, why }) => `${place}: left out, ${why}.`)];
  return new Printed(
    jsonText({ ...report, warnings }),
    report.valid ? 0 : 2,
    summary(named, { ...report, warnings }),
  );
}

interface Place {
  readonly source: Source;
  /** paths of the existing files; null for a web address, because a host does not list its files */
  readonly present: readonly string[] | null;
  readonly leftOut: readonly LeftOut[];
}

function placeOf(named: string): Place {
  if (/^https?:\/\//i.test(named)) {
    return { source: urlSource(bundleAddress(named)), present: null, leftOut: [] };
  }
  const folder = bundleFolder(named);
  const [share] = sharesOf([folder]);
  const { files, leftOut } = listed([{ ...share!, path: '' }]);
  return { source: folderSource(folder), present: files, leftOut };
}

function summary(named: string, { valid, faults, warnings }: BundleReport): string {
  const count = (list: readonly string[], what: string) =>
    `${list.length} ${what}${list.length === 1 ? '' : 's'}`;
  const verdict = valid ? 'valid' : count(faults, 'fault');
  return `${named}: ${verdict}, ${count(warnings, 'warning')}\n`;
}
