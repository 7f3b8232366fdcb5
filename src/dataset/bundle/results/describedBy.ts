import { fingerprintOfData } from '../../files/fingerprint.ts';
import type { Manifest } from '../manifest.ts';

/** The fingerprint of what a manifest says about its data: layers, relations and categories, but not provenance. */
export const describedBy = ({ layers, relations, categories }: Manifest): string =>
  fingerprintOfData({ layers, relations, categories });
