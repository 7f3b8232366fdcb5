import type { Source } from '../../dataset/sources/source.ts';
import { bundleFolder as bundleAddress, urlSource } from '../../dataset/sources/url.ts';
import { type BundleReport, validateBundle } from '../../dataset/bundle/validate/bundle.ts';
import { parse } from '../arguments.ts';
import { UsageError } from '../errors.ts';
import { folderSource } from '../folder.ts';
import { jsonText } from '../jsonText.ts';
import { Printed } from '../printed.ts';
import { type LeftOut, listed } from '../serve/listed.ts';
import { sharesOf } from '../serve/shares.ts';
import { bundleFolder } from '../source.ts';

/** `validate DIR|manifest.json|URL`: all faults of a bundle. */
export async function validateCommand(args: readonly string[]): Promise<Printed> {
  const { positionals } = parse(args, {});
  const [bundle] = positionals;
  if (bundle === undefined || positionals.length > 1) {
    const found = positionals.length === 0 ? 'nothing' : positionals.join(' ');
    throw new UsageError(
      `validate: expected one bundle, its folder, manifest.json or address, found ${found}.`,
    );
  }
  const { source, present, leftOut } = placeOf(bundle);
  const report = await validateBundle(source, present);
  const warnings = [...report.warnings, ...leftOut.map(({ place, why }) => `${place}: left out, ${why}.`)];
  return new Printed(
    jsonText({ ...report, warnings }),
    report.valid ? 0 : 2,
    summary(bundle, { ...report, warnings }),
  );
}

/** Where a bundle is. */
interface Place {
  readonly source: Source;
  /** paths of its files; null on a host, which does not list them */
  readonly present: readonly string[] | null;
  readonly leftOut: readonly LeftOut[];
}

function placeOf(bundle: string): Place {
  if (/^https?:\/\//i.test(bundle)) {
    return { source: urlSource(bundleAddress(bundle)), present: null, leftOut: [] };
  }
  const folder = bundleFolder(bundle);
  const [share] = sharesOf([folder]);
  const { files, leftOut } = listed([{ ...share!, path: '' }]);
  return { source: folderSource(folder), present: files, leftOut };
}

/** The outcome in one line. */
function summary(bundle: string, { valid, faults, warnings }: BundleReport): string {
  const count = (list: readonly string[], noun: string) =>
    `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
  const outcome = valid ? 'valid' : count(faults, 'fault');
  return `${bundle}: ${outcome}, ${count(warnings, 'warning')}\n`;
}
