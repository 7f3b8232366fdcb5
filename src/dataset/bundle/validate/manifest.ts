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

/** The valid parts of a manifest, so that the files it names are checked even if other parts are wrong. */
export interface ManifestParts {
  readonly name: string;
  /** what a row of the decoder is called */
  readonly item: string;
  readonly layers: readonly ManifestLayer[];
  /** null if they are not valid */
  readonly categories: readonly string[] | null;
  readonly relations: Manifest['relations'];
  /** null if it is not valid */
  readonly provenance: Manifest['provenance'] | null;
  /** all of it; null if any part is not valid */
  readonly whole: Manifest | null;
}

/**
 * Adds every fault of a parsed manifest to the findings.
 *
 * @param file  where it was read, for messages
 * @returns the parts that are valid by themselves; null if there are none
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

/** The fields of provenance that users of the data will ask for. */
const ASKED = ['model', 'source', 'citation', 'method'] as const;

/** Warns of fields that provenance leaves open. */
export function checkProvenance(provenance: Manifest['provenance'], file: string, { warn }: Findings): void {
  const open = ASKED.filter((field) => provenance[field].trim() === '').map((field) => `“${field}”`);
  if (open.length > 0) {
    warn(
      `${file}: “provenance” says nothing in ${open.join(', ')}; users of the data will want to know where it comes from.`,
    );
  }
  if (/^(|not stated|unknown|none)$/i.test(provenance.licence.trim())) {
    warn(`${file}: “provenance.licence” states no licence; without one nobody may use the data.`);
  }
}
