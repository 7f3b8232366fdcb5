import * as v from 'valibot';
import type { Events, Questions } from '../../../embed/tricosm-embed.ts';

/** More than any dataset has. */
const MOST_MEMBERS = 4_000_000;
/** Enough for a table beside the scene. */
const MOST_POINTS = 1000;
const LONGEST = 200_000;

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(LONGEST));
const value = v.union([
  text,
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.null(),
  v.array(v.union([text, v.pipe(v.number(), v.finite())])),
]);
const frame = { tricosm: v.literal(1), id: index };
const item = v.picklist(['feature', 'word']);

export const EVENT_NAMES = [
  'ready',
  'viewchange',
  'selectionchange',
  'pin',
  'error',
] as const satisfies readonly (keyof Events)[];

const QUESTION = v.variant('type', [
  v.strictObject({ ...frame, type: v.literal('view') }),
  v.strictObject({ ...frame, type: v.literal('setView'), query: text }),
  v.strictObject({ ...frame, type: v.literal('setView'), parameters: v.record(v.string(), value) }),
  v.strictObject({ ...frame, type: v.literal('selection') }),
  v.strictObject({
    ...frame,
    type: v.literal('select'),
    item,
    members: v.pipe(v.array(index), v.maxLength(MOST_MEMBERS)),
    change: v.optional(v.picklist(['replace', 'add', 'remove', 'keep', 'toggle']), 'replace'),
  }),
  v.strictObject({
    ...frame,
    type: v.literal('points'),
    members: v.pipe(v.array(index), v.maxLength(MOST_POINTS)),
  }),
  v.strictObject({
    ...frame,
    type: v.literal('subscribe'),
    events: v.array(v.picklist(EVENT_NAMES)),
  }),
]);

/** A question of the page that shows the scene. */
export type Question = v.InferOutput<typeof QUESTION>;

/** The types of questions, each described in docs/embed.md. */
export const QUESTION_TYPES = [
  'view',
  'setView',
  'selection',
  'select',
  'points',
  'subscribe',
] as const satisfies readonly (keyof Questions)[];

/** What a message is: a question, a fault in one, or nothing of ours. */
export type Parsed = { readonly question: Question } | { readonly id: number; readonly fault: string } | null;

/** Parses a message. Those that are not meant for a scene, or cannot be answered, are nothing. */
export function parseQuestion(data: unknown): Parsed {
  const { success, output: head } = v.safeParse(v.object({ ...frame, type: v.unknown() }), data);
  if (!success) return null;
  const { id, type } = head;
  if (!QUESTION_TYPES.some((known) => known === type)) {
    const found = typeof type === 'string' ? `“${type.slice(0, 40)}”` : typeof type;
    return { id, fault: `type: expected ${QUESTION_TYPES.join(', ')}, found ${found}.` };
  }
  const parsed = v.safeParse(QUESTION, data);
  if (parsed.success) return { question: parsed.output };
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue) ?? 'the message';
  const expected = issue.expected ?? issue.message.replace(/^Invalid /, 'a valid ');
  return { id, fault: `${String(type)}, ${place}: expected ${expected}, found ${issue.received}.` };
}
