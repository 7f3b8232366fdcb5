import type { ElementType } from '../elements.ts';
import type { Allowed } from '../pickle/read.ts';
import { type Global, type PickleValue, Rebuilt } from '../pickle/values.ts';

/** How the elements of each kind of storage are stored; null for kinds whose tensors are not read here. */
const STORAGES: Readonly<Record<string, ElementType | null>> = {
  'torch.FloatStorage': 'f4',
  'torch.DoubleStorage': 'f8',
  'torch.HalfStorage': 'f2',
  'torch.BFloat16Storage': 'bf2',
  'torch.LongStorage': 'i8',
  'torch.IntStorage': 'i4',
  'torch.ShortStorage': 'i2',
  'torch.CharStorage': 'i1',
  'torch.ByteStorage': 'u1',
  'torch.BoolStorage': 'b1',
  'torch.storage.UntypedStorage': 'u1',
  'torch.ComplexFloatStorage': null,
  'torch.ComplexDoubleStorage': null,
};

/** Element types as torch names them, for storages without a type of their own (`_rebuild_tensor_v3`). */
const TYPES: Readonly<Record<string, ElementType>> = {
  'torch.float32': 'f4',
  'torch.float64': 'f8',
  'torch.float16': 'f2',
  'torch.bfloat16': 'bf2',
  'torch.int64': 'i8',
  'torch.int32': 'i4',
  'torch.int16': 'i2',
  'torch.int8': 'i1',
  'torch.uint8': 'u1',
  'torch.uint16': 'u2',
  'torch.uint32': 'u4',
  'torch.uint64': 'u8',
  'torch.bool': 'b1',
};

/** The functions by which torch builds a tensor of a storage (torch/_utils.py). */
export const TENSOR_V2 = 'torch._utils._rebuild_tensor_v2';
export const TENSOR_V3 = 'torch._utils._rebuild_tensor_v3';
const TENSOR_V1 = 'torch._utils._rebuild_tensor';
/** Those that wrap a tensor: their first argument is the tensor. */
const WRAPPERS = new Set([
  'torch._utils._rebuild_parameter',
  'torch._utils._rebuild_parameter_with_state',
  'torch.nn.parameter.Parameter',
  'torch.Tensor',
]);
/** Containers and plain values, by what they make. */
const MAPS = new Set([
  'collections.OrderedDict',
  'collections.defaultdict',
  'builtins.dict',
  '__builtin__.dict',
]);
const LISTS = new Set([
  'builtins.list',
  'builtins.set',
  'builtins.frozenset',
  'builtins.tuple',
  'torch.Size',
]);
const OLD_LISTS = new Set([
  '__builtin__.list',
  '__builtin__.set',
  '__builtin__.frozenset',
  '__builtin__.tuple',
]);
/** Names that stand for themselves: they are never made into anything. */
const BARE = ['builtins.int', 'builtins.float', 'builtins.str', 'builtins.bool', 'torch.device'];

/** How the elements of a storage are stored; undefined where the name is no storage. */
export const storageType = (name: string): ElementType | null | undefined =>
  Object.hasOwn(STORAGES, name) ? STORAGES[name] : undefined;

/** How the elements of a tensor are stored, by torch's name of the type. */
export const elementType = (name: string): ElementType | undefined =>
  Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;

function rebuild(by: Global, args: readonly PickleValue[]): PickleValue | undefined {
  const { full } = by;
  if (full === TENSOR_V2 || full === TENSOR_V3 || full === TENSOR_V1) return new Rebuilt(by, args);
  if (WRAPPERS.has(full)) return args[0] ?? null;
  if (MAPS.has(full)) return mapOf(args);
  if (LISTS.has(full) || OLD_LISTS.has(full)) return Array.isArray(args[0]) ? args[0] : [];
  if (full === 'torch.device') return typeof args[0] === 'string' ? args[0] : '';
  return undefined;
}

/** An ordered dictionary of a list of pairs, as protocol 2 writes one, or an empty one to be filled. */
function mapOf(args: readonly PickleValue[]): PickleValue {
  const map = new Map<PickleValue, PickleValue>();
  for (const item of Array.isArray(args[0]) ? args[0] : []) {
    if (Array.isArray(item) && item.length === 2) map.set(item[0]!, item[1]!);
  }
  return map;
}

/** The closed list of a checkpoint of tensors: storages, tensors, plain containers and numbers. */
export const CHECKPOINT: Allowed = {
  globals: new Set([
    ...Object.keys(STORAGES),
    ...Object.keys(TYPES),
    TENSOR_V1,
    TENSOR_V2,
    TENSOR_V3,
    ...WRAPPERS,
    ...MAPS,
    ...LISTS,
    ...OLD_LISTS,
    ...BARE,
  ]),
  rebuild,
};
