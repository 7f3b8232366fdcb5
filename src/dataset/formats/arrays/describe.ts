import { TYPE_NAMES } from '../../files/elements.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type Finding, found, withChoices } from '../finding.ts';
import type { Head, Reading } from '../format.ts';
import { arrayRole } from './role.ts';

/** Says what an array is and, of a matrix, how it is stored. Only its header is needed. */
export function describe(head: Head, _: OpenedFile, { corrections }: Reading): Finding {
  const { shape, type } = head.array!;
  const role = arrayRole(head)!;
  const plain = found(role, role === 'offsets' ? 'document offsets' : 'NumPy array', shape);
  if (type === null || shape.length !== 2 || (role !== 'array' && role !== 'decoder')) return plain;
  const turned = corrections.transpose;
  const what = `${plain.what} in ${TYPE_NAMES[type]}${turned ? ', turned to rows' : ''}`;
  return withChoices(found(role, what, turned ? shape.toReversed() : shape), { turns: true });
}
