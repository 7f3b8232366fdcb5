import * as v from 'valibot';
import type { Manifest, ManifestLayer } from '../manifest.ts';
import {
  ADVICE,
  layerFaults,
  layerSchema,
  manifestSchema,
  relationsSchema,
  versionFault,
} from '../manifest.ts';
import { schemaFaults } from '../../schema.ts';
import type { Findings } from './findings.ts';

/** What of a manifest can be read, so that the files it names are checked even where other parts are wrong. */
export interface ManifestParts {
  readonly name: string;
  /** what a row of the decoder is called */
  readonly item: string;
  readonly layers: readonly ManifestLayer[];
  /** null where they do not fit */
  readonly categories: readonly string[] | null;
  readonly relations: Manifest['relations'];
  /** null where it does not fit */
  readonly provenance: Manifest['provenance'] | null;
  /** all of it; null where any part does not fit */
  readonly whole: Manifest | null;
}

/**
 * Notes every fault of a parsed manifest.
 *
 * @param file  where it was read, for messages
 * @returns the parts that fit by themselves; null where there are none to speak of
 */
export function checkManifest(value: unknown, file: string, findings: Findings): ManifestParts | null {
  const version = versionFault(value, file);
  if (version) {
    findings.fault(version.message);
    return null;
  }
  for (const { message } of schemaFaults(manifestSchema, value, file, ADVICE)) findings.fault(message);
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const listed: readonly unknown[] = Array.isArray(fields.layers) ? fields.layers : [];
  const layers = listed.map((layer) => fitting(layerSchema, layer));
  const { defaultLayer } = fields;
  if (typeof defaultLayer === 'string' && layers.length > 0) {
    const parts = { layers, defaultLayer, relations: fields.relations };
    for (const { message } of layerFaults(parts, file)) findings.fault(message);
  }
  const fits = findings.faults.size === 0;
  return {
    name: typeof fields.name === 'string' ? fields.name : '',
    item: typeof fields.item === 'string' ? fields.item : 'feature',
    layers: layers.filter((layer) => layer !== null),
    categories: fitting(manifestSchema.entries.categories, fields.categories),
    relations: fitting(relationsSchema, fields.relations) ?? undefined,
    provenance: fitting(manifestSchema.entries.provenance, fields.provenance),
    whole: fits ? fitting(manifestSchema, value) : null,
  };
}

function fitting<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

/** What a reader of the data will ask for. */
const ASKED = ['model', 'source', 'citation', 'method'] as const;

/** Warns of what provenance leaves open. */
export function checkProvenance(provenance: Manifest['provenance'], file: string, { warn }: Findings): void {
  const open = ASKED.filter((field) => provenance[field].trim() === '').map((field) => `“${field}”`);
  if (open.length > 0) {
    warn(
      `${file}: “provenance” says nothing in ${open.join(', ')}; readers will want to know where the data comes from.`,
    );
  }
  if (/^(|not stated|unknown|none)$/i.test(provenance.licence.trim())) {
    warn(`${file}: “provenance.licence” states no licence; without one nobody may use the data.`);
  }
}
