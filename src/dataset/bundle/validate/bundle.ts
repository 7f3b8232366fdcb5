import { MOST_FIELDS, readJson } from '../../files/json.ts';
import { readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';
import { createFindings, type Findings } from './findings.ts';
import { checkLayer, type LayerReport } from './layer.ts';
import { checkManifest, checkProvenance, type ManifestParts } from './manifest.ts';
import { checkResults } from './results.ts';
import { checkRelations } from './relations.ts';

/** Everything that is wrong with a bundle, in sentences. */
export interface BundleReport {
  readonly valid: boolean;
  readonly name: string;
  /** faults: they keep the bundle or a part of it from being opened or understood correctly */
  readonly faults: readonly string[];
  /** warnings: these may be intended, but seldom are */
  readonly warnings: readonly string[];
  readonly layers: readonly LayerReport[];
  /** the number of files that were read, and of their bytes */
  readonly files: number;
  readonly bytes: number;
}

/**
 * Checks a whole bundle: its manifest, and every file that it names. A bundle without faults opens in every part.
 *
 * @param present  paths of the files that exist; null if the place cannot list them
 * @param checked  receives the name of the part that is checked next
 */
export async function validateBundle(
  given: Source,
  present: readonly string[] | null,
  checked: (text: string) => void = () => undefined,
): Promise<BundleReport> {
  const findings = createFindings();
  const { source, sizes } = counted(given);
  const file = source.describe('manifest.json');
  const parsed = await findings.attempt(async () => ({
    value: await readJson(await source.read('manifest.json', { most: MOST_FIELDS }), file),
  }));
  const parts = parsed && checkManifest(parsed.value, file, findings);
  const layers: LayerReport[] = [];
  if (parts) {
    const read = readers(source);
    for (const layer of parts.layers) {
      checked(`layer ${layer.id}`);
      layers.push(await checkLayer(layer, parts, source, read, findings));
    }
    checked('relations');
    if (parts.relations) await checkRelations(parts.relations, source, read, findings);
    await checkOrigin(parts, source, file, findings);
    if (parts.whole) await checkResults(parts.whole, source, checked, findings);
    if (parts.whole && present) checkUnnamed(present, sizes, source, findings);
  }
  return {
    valid: findings.faults.size === 0,
    name: parts?.name ?? '',
    faults: [...findings.faults],
    warnings: [...findings.warnings],
    layers,
    files: [...sizes.values()].filter((size) => size !== null).length,
    bytes: [...sizes.values()].reduce<number>((sum, size) => sum + (size ?? 0), 0),
  };
}

/** The same source, with the size of every file that was asked for; null if it does not exist. */
function counted(source: Source): { source: Source; sizes: ReadonlyMap<string, number | null> } {
  const sizes = new Map<string, number | null>();
  const read: Source['read'] = async (path, options) => {
    sizes.set(path, sizes.get(path) ?? null);
    const bytes = await source.read(path, options);
    sizes.set(path, bytes.length);
    return bytes;
  };
  return { source: { ...source, read }, sizes };
}

async function checkOrigin(
  { provenance }: ManifestParts,
  source: Source,
  file: string,
  findings: Findings,
): Promise<void> {
  if (!provenance) return;
  checkProvenance(provenance, file, findings);
  const { datasheet } = provenance;
  if (datasheet !== undefined) await findings.attempt(() => source.read(datasheet));
  else
    findings.warn(
      `${file}: “provenance” names no “datasheet”; a README beside the data says what it is good for.`,
    );
}

/** Files that stand in many folders without being data. */
const BESIDE = /^(readme|licen[cs]e|changelog|citation)(\.\w+)?$/i;

function checkUnnamed(
  present: readonly string[],
  requested: ReadonlyMap<string, unknown>,
  source: Source,
  { warn }: Findings,
): void {
  for (const path of present) {
    if (requested.has(path) || BESIDE.test(path.replace(/^.*\//, ''))) continue;
    warn(`${source.describe(path)}: the manifest does not name this file; nothing reads it.`);
  }
}
