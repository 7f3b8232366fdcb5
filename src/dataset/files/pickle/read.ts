import { DataError } from '../../error.ts';
import { Cursor } from './cursor.ts';
import { Global, Persistent, type PickleValue, Rebuilt } from './values.ts';

/** Which names a pickle may refer to, and which of them may stand for an object made from arguments. */
export interface Allowed {
  /** full names, such as `torch.FloatStorage` */
  readonly globals: ReadonlySet<string>;
  /**
   * What an allowed name makes of its arguments; nothing is imported or called.
   *
   * @returns undefined where the name makes nothing
   */
  readonly rebuild: (by: Global, args: readonly PickleValue[]) => PickleValue | undefined;
}

/** A pickle's value and where the pickle ends. */
export interface Unpickled {
  readonly value: PickleValue;
  readonly end: number;
}

/** Integers in pickles are sizes, keys and seeds: this many bytes hold each of them. */
const LONGEST_INTEGER = 64;
/** No checkpoint has a deeper stack or a larger memo. */
const DEEPEST = 1 << 20;

const MARK = Symbol('mark');
type Slot = PickleValue | typeof MARK;

/** What an opcode changes. */
interface Machine {
  readonly cursor: Cursor;
  readonly allowed: Allowed;
  readonly stack: Slot[];
  readonly memo: Map<number, PickleValue>;
}

/**
 * Interprets one pickle (Python's pickletools, protocols 0 to 5) by a closed list of opcodes and names. Nothing is
 * imported and nothing is called: a name outside the list is refused, whatever the pickle would do with it.
 *
 * @param bytes  the pickle and perhaps more behind it
 * @param place  the file's name, for messages
 * @param start  where the pickle begins
 * @throws DataError naming the opcode or the name that is refused; CutShort where the bytes end first
 */
export function readPickle(bytes: Uint8Array, place: string, allowed: Allowed, start = 0): Unpickled {
  const cursor = new Cursor(bytes, place, start);
  const machine: Machine = { cursor, allowed, stack: [], memo: new Map() };
  for (;;) {
    const opcode = cursor.byte();
    if (opcode === 0x2e) return { value: pop(machine), end: cursor.at };
    const run = OPCODES[opcode];
    if (!run) {
      throw refused(machine, `opcode 0x${opcode.toString(16)}${NAMES[opcode] ? ` (${NAMES[opcode]})` : ''}`);
    }
    run(machine);
    if (machine.stack.length > DEEPEST) throw damaged(machine, 'its stack has no end');
    if (machine.memo.size > DEEPEST) throw damaged(machine, 'its memo has no end');
  }
}

/** How a file without other things is written. Of NumPy's arrays nothing would be left among tensors. */
const adviceFor = (what: string): string =>
  what.includes('numpy')
    ? 'save the arrays with numpy.savez("sae.npz", **{k: v for k, v in sd.items() if hasattr(v, "shape")})'
    : 'save the tensors only, as torch.save({k: v for k, v in sd.items() if torch.is_tensor(v)}, "sae.pt") does';

const refused = ({ cursor }: Machine, what: string) =>
  new DataError(
    `${cursor.place}: holds ${what}, which is not among what a checkpoint of tensors needs, and is refused; ${adviceFor(what)}.`,
  );

const damaged = ({ cursor }: Machine, what: string) =>
  new DataError(
    `${cursor.place}: is a damaged pickle (${what} at byte ${cursor.at.toLocaleString('en')}); download or write it again.`,
  );

function pop(machine: Machine): PickleValue {
  const value = machine.stack.pop();
  if (value === undefined || value === MARK) throw damaged(machine, 'a value is missing');
  return value;
}

/** The values above the last mark, which is consumed. */
function popMarked(machine: Machine): PickleValue[] {
  const at = machine.stack.lastIndexOf(MARK);
  if (at < 0) throw damaged(machine, 'a mark is missing');
  const values = machine.stack.splice(at);
  return values.slice(1) as PickleValue[];
}

function top(machine: Machine): PickleValue {
  const value = machine.stack.at(-1);
  if (value === undefined || value === MARK) throw damaged(machine, 'a value is missing');
  return value;
}

function listOnTop(machine: Machine): PickleValue[] {
  const list = top(machine);
  if (Array.isArray(list)) return list;
  throw damaged(machine, 'a list is missing');
}

function setItems(machine: Machine, items: readonly PickleValue[]): void {
  const map = top(machine);
  if (!(map instanceof Map) || items.length % 2 !== 0) throw damaged(machine, 'a dictionary is missing');
  for (let i = 0; i < items.length; i += 2) map.set(items[i]!, items[i + 1]!);
}

function mapOf(machine: Machine, items: readonly PickleValue[]): PickleValue {
  machine.stack.push(new Map());
  setItems(machine, items);
  return pop(machine);
}

function pushGlobal(machine: Machine, module: string, name: string): void {
  const global = new Global(module, name);
  if (!machine.allowed.globals.has(global.full)) throw refused(machine, `the name ${quoted(global.full)}`);
  machine.stack.push(global);
}

/** A name as a message shows it: a hostile one may be long or hold control characters. */
const quoted = (name: string) => `“${name.replace(/[^\x20-\x7e]/g, '·').slice(0, 120)}”`;

function rebuild(machine: Machine): void {
  const args = pop(machine);
  const by = pop(machine);
  if (!(by instanceof Global) || !Array.isArray(args)) throw damaged(machine, 'a call of what is no name');
  const value = machine.allowed.rebuild(by, args);
  if (value === undefined) throw refused(machine, `a call of ${quoted(by.full)}`);
  machine.stack.push(value);
}

/** `BUILD` gives an object attributes: those of an ordered dictionary or a parameter say nothing of its tensors. */
function build(machine: Machine): void {
  pop(machine);
  const target = top(machine);
  if (!(target instanceof Map) && !(target instanceof Rebuilt)) {
    throw refused(machine, 'attributes of an object that is no dictionary');
  }
}

function fromMemo(machine: Machine, key: number): void {
  const value = machine.memo.get(key);
  if (value === undefined) throw damaged(machine, 'a memo is missing');
  machine.stack.push(value);
}

function integer(machine: Machine, count: number): number | bigint {
  if (count > LONGEST_INTEGER) throw damaged(machine, `an integer of ${count.toLocaleString('en')} bytes`);
  return machine.cursor.long(count);
}

function decimal(machine: Machine, text: string): PickleValue {
  if (text === '00') return false;
  if (text === '01') return true;
  if (!/^-?\d{1,150}L?$/.test(text)) throw damaged(machine, 'a text that is not a number');
  const value = BigInt(text.replace('L', ''));
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value;
}

/** The text of a quoted Python string without escapes; checkpoints of Python 2 have names in it. */
function literal(machine: Machine, line: string): string {
  const text = /^(['"])([^'"\\]*)\1$/.exec(line)?.[2];
  if (text === undefined) throw damaged(machine, 'a text without its quotation marks');
  return text;
}

const push =
  (read: (machine: Machine) => Slot) =>
  (machine: Machine): void => {
    machine.stack.push(read(machine));
  };

/** The opcodes of `weights_only` loading (torch/_weights_only_unpickler.py), and those that hold plain data. */
const OPCODES: Readonly<Record<number, (machine: Machine) => void>> = {
  0x80: ({ cursor }) => void cursor.byte(), // PROTO
  0x95: ({ cursor }) => void cursor.uint64(), // FRAME
  0x28: ({ stack }) => void stack.push(MARK), // MARK
  0x30: (machine) => void pop(machine), // POP
  0x31: (machine) => void popMarked(machine), // POP_MARK
  0x32: push(top), // DUP
  0x4e: push(() => null), // NONE
  0x88: push(() => true), // NEWTRUE
  0x89: push(() => false), // NEWFALSE
  0x49: push((machine) => decimal(machine, machine.cursor.line())), // INT
  0x4c: push((machine) => decimal(machine, machine.cursor.line())), // LONG
  0x4a: push(({ cursor }) => cursor.int32()), // BININT
  0x4b: push(({ cursor }) => cursor.byte()), // BININT1
  0x4d: push(({ cursor }) => cursor.uint16()), // BININT2
  0x8a: push((machine) => integer(machine, machine.cursor.byte())), // LONG1
  0x8b: push((machine) => integer(machine, machine.cursor.uint32())), // LONG4
  0x46: push(({ cursor }) => Number(cursor.line())), // FLOAT
  0x47: push(({ cursor }) => cursor.double()), // BINFLOAT
  0x53: push((machine) => literal(machine, machine.cursor.line())), // STRING
  0x54: push(({ cursor }) => cursor.text(cursor.uint32())), // BINSTRING
  0x55: push(({ cursor }) => cursor.text(cursor.byte())), // SHORT_BINSTRING
  0x56: push(({ cursor }) => cursor.line()), // UNICODE
  0x58: push(({ cursor }) => cursor.text(cursor.uint32())), // BINUNICODE
  0x8c: push(({ cursor }) => cursor.text(cursor.byte())), // SHORT_BINUNICODE
  0x8d: push(({ cursor }) => cursor.text(cursor.uint64())), // BINUNICODE8
  0x42: push(({ cursor }) => cursor.part(cursor.uint32())), // BINBYTES
  0x43: push(({ cursor }) => cursor.part(cursor.byte())), // SHORT_BINBYTES
  0x8e: push(({ cursor }) => cursor.part(cursor.uint64())), // BINBYTES8
  0x96: push(({ cursor }) => cursor.part(cursor.uint64())), // BYTEARRAY8
  0x5d: push(() => []), // EMPTY_LIST
  0x29: push(() => []), // EMPTY_TUPLE
  0x8f: push(() => []), // EMPTY_SET
  0x6c: push(popMarked), // LIST
  0x74: push(popMarked), // TUPLE
  0x91: push(popMarked), // FROZENSET
  0x85: push((machine) => [pop(machine)]), // TUPLE1
  0x86: push((machine) => [pop(machine), pop(machine)].reverse()), // TUPLE2
  0x87: push((machine) => [pop(machine), pop(machine), pop(machine)].reverse()), // TUPLE3
  0x61(machine) {
    const value = pop(machine);
    listOnTop(machine).push(value);
  }, // APPEND
  0x65: appendMarked, // APPENDS
  0x90: appendMarked, // ADDITEMS
  0x7d: push(() => new Map()), // EMPTY_DICT
  0x64: push((machine) => mapOf(machine, popMarked(machine))), // DICT
  0x73(machine) {
    const value = pop(machine);
    setItems(machine, [pop(machine), value]);
  }, // SETITEM
  0x75: (machine) => setItems(machine, popMarked(machine)), // SETITEMS
  0x63: (machine) => pushGlobal(machine, machine.cursor.line(), machine.cursor.line()), // GLOBAL
  0x93(machine) {
    const [name, module] = [pop(machine), pop(machine)];
    if (typeof name !== 'string' || typeof module !== 'string')
      throw damaged(machine, 'a name that is no text');
    pushGlobal(machine, module, name);
  }, // STACK_GLOBAL
  0x52: rebuild, // REDUCE
  0x81: rebuild, // NEWOBJ
  0x62: build, // BUILD
  0x51: push((machine) => new Persistent(pop(machine))), // BINPERSID
  0x67: (machine) => fromMemo(machine, Number(machine.cursor.line())), // GET
  0x68: (machine) => fromMemo(machine, machine.cursor.byte()), // BINGET
  0x6a: (machine) => fromMemo(machine, machine.cursor.uint32()), // LONG_BINGET
  0x70: (machine) => void machine.memo.set(Number(machine.cursor.line()), top(machine)), // PUT
  0x71: (machine) => void machine.memo.set(machine.cursor.byte(), top(machine)), // BINPUT
  0x72: (machine) => void machine.memo.set(machine.cursor.uint32(), top(machine)), // LONG_BINPUT
  0x94: (machine) => void machine.memo.set(machine.memo.size, top(machine)), // MEMOIZE
};

function appendMarked(machine: Machine): void {
  const values = popMarked(machine);
  const list = listOnTop(machine);
  for (const value of values) list.push(value);
}

/** Opcodes that are known and refused. */
const NAMES: Readonly<Record<number, string>> = {
  0x50: 'PERSID',
  0x69: 'INST',
  0x6f: 'OBJ',
  0x82: 'EXT1',
  0x83: 'EXT2',
  0x84: 'EXT4',
  0x92: 'NEWOBJ_EX',
  0x97: 'NEXT_BUFFER',
  0x98: 'READONLY_BUFFER',
};
