import { type Matrix, takeRows, transpose } from '../../../math/matrices/matrix.ts';
import { toMatrix } from '../../files/elements.ts';
import type { Tensors } from '../../files/tensors.ts';
import { allocate } from '../../sources/limits.ts';
import { floatsToShare, roomToShare } from '../../sources/room.ts';
import { readSlice, type Slice } from './slices.ts';
import { eachRunOfRows, someColumns } from './someRows.ts';

/** Where a decoder is in its file. */
export interface DecoderPlace {
  readonly tensor: string;
  /** of the whole tensor */
  readonly shape: readonly number[];
  /** the slice of a tensor of three axes; null for a matrix */
  readonly slice: Slice | null;
  /** of the matrix or the slice, as it is stored */
  readonly rows: number;
  readonly columns: number;
  /** whether it is stored as `[dim, features]` */
  readonly transposed: boolean;
  /** for messages */
  readonly place: string;
}

/** How a decoder is read: whole, or some of its directions. */
export function decoderReaders(tensors: Tensors, where: DecoderPlace) {
  const { tensor, shape, slice, rows, columns, transposed, place } = where;
  const read = async (): Promise<Matrix> => {
    const array = slice ? readSlice(tensors, tensor, shape, slice, place) : tensors.read(tensor, { room: roomToShare });
    const stored = toMatrix(await array, place);
    return transposed ? allocate(4 * rows * columns, place, () => transpose(stored, floatsToShare)) : stored;
  };
  const readSome = async (features: Uint32Array): Promise<Matrix> => {
    if (slice && (slice.axis === 0 || transposed)) return takeRows(await read(), features);
    return transposed
      ? finite(await someColumns(tensors, tensor, features, [rows, columns], place), place)
      : someRows(tensors, where, features);
  };
  return { read, readSome };
}

/** Some rows of a matrix, or of a slice whose rows are those of the tensor. */
async function someRows(
  tensors: Tensors,
  { tensor, slice, columns, place }: DecoderPlace,
  features: Uint32Array,
): Promise<Matrix> {
  const size = features.length * columns;
  const [width, from] = slice ? [slice.count * columns, slice.index * columns] : [columns, 0];
  const data = allocate(4 * size, place, () => floatsToShare(size));
  await eachRunOfRows(tensors, tensor, features, width, (begin, end, run) => {
    for (let i = begin; i < end; i++) {
      const start = (i - begin) * width + from;
      data.set(run.subarray(start, start + columns), i * columns);
    }
  });
  return finite({ data, rows: features.length, columns }, place);
}

/** The same matrix, whose entries are checked. */
const finite = ({ data, rows, columns }: Matrix, place: string): Matrix =>
  toMatrix({ type: 'f4', shape: [rows, columns], data }, place);
