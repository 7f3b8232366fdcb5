import * as v from 'valibot';
import { object, text } from '../dataset/schema.ts';
import { LESSON_FORMAT } from './looksLike.ts';

/** The version of the format that this code reads and writes. */
export const LESSON_VERSION = 1;

/** Limits: a lesson is a few short steps, and nobody reads more of them in a class. */
export const MOST_STEPS = 60;
export const LONGEST = { title: 120, summary: 300, link: 8000, paragraph: 2000, notes: 4000, name: 200 };

const upTo = (most: number) => v.pipe(text, v.maxLength(most, `a text of at most ${most} characters`));
const filled = (most: number) => v.pipe(upTo(most), v.regex(/\S/, 'a text that is not empty'));
const name = filled(LONGEST.name);
const item = v.picklist(['feature', 'word'], '“feature” or “word”');
const index = v.pipe(
  v.number('a number of a feature, from 0'),
  v.integer('a number of a feature, from 0'),
  v.minValue(0, 'a number of a feature, from 0'),
);

/** What to look at: a control by its accessible name, a section of the panel by its heading, or points of the scene. */
export const lookSchema = v.union(
  [
    object({ control: name }),
    object({ section: name }),
    object({ words: v.pipe(v.array(name), v.minLength(1), v.maxLength(100)) }),
    object({ features: v.pipe(v.array(index), v.minLength(1), v.maxLength(1000)) }),
  ],
  'one of {control}, {section}, {words} and {features}, each with names or numbers',
);

/** What the state of the app must be for a question to be answered. */
export const conditionSchema = v.union(
  [
    /** a parameter of the link is written in one of these ways */
    object({ parameter: name, is: v.pipe(v.array(upTo(LONGEST.link)), v.minLength(1), v.maxLength(20)) }),
    /** a parameter of the link is a list, separated by commas, that has this entry */
    object({ parameter: name, has: name }),
    /** a parameter of the link is a number in this range */
    object({ parameter: name, least: v.number(), most: v.number() }),
    /** a feature or word is pinned; one of these, if some are given: words by their text, features by their number */
    object({
      pinned: item,
      among: v.optional(v.pipe(v.array(v.union([name, index])), v.minLength(1), v.maxLength(1000))),
    }),
    /** at least this number of features or words are selected */
    object({ selected: item, least: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    /** a text is on the screen: in the section of this heading, or anywhere in the panel */
    object({ shown: name, section: v.optional(name) }),
  ],
  'one of {parameter, is}, {parameter, has}, {parameter, least, most}, {pinned}, {selected, least} and {shown}',
);

/** A question that is answered by doing something. */
export const questionSchema = object({
  text: filled(LONGEST.paragraph),
  done: v.pipe(v.array(conditionSchema, 'a list'), v.minLength(1, 'at least one condition'), v.maxLength(8)),
  /** what is said once the conditions are met */
  right: filled(LONGEST.paragraph),
});

/** A view with what is said of it. */
export const stepSchema = object({
  title: filled(LONGEST.title),
  /** the view: what follows the question mark of a link, without the parameters of lessons */
  link: upTo(LONGEST.link),
  /** plain text; an empty line begins a new paragraph, and asterisks set off *a few words* */
  paragraph: filled(LONGEST.paragraph),
  /** for the person who presents */
  notes: v.optional(upTo(LONGEST.notes)),
  look: v.optional(v.pipe(v.array(lookSchema, 'a list'), v.maxLength(8, 'at most 8 things to look at'))),
  question: v.optional(questionSchema),
});

/** The file of a lesson. */
export const lessonSchema = object({
  /** the place of the JSON Schema of this format, for editors; it is not read */
  $schema: v.optional(text),
  format: v.literal(LESSON_FORMAT, `“${LESSON_FORMAT}”`),
  version: v.literal(LESSON_VERSION, `version ${LESSON_VERSION}`),
  title: filled(LONGEST.title),
  summary: v.optional(upTo(LONGEST.summary)),
  /** how long it takes */
  minutes: v.optional(
    v.pipe(v.number('a number of minutes'), v.minValue(1, 'a number from 1'), v.maxValue(600, 'at most 600')),
  ),
  steps: v.pipe(
    v.array(stepSchema, 'a list'),
    v.minLength(1, 'at least one step'),
    v.maxLength(MOST_STEPS, `at most ${MOST_STEPS} steps`),
  ),
});

/** A checked lesson. */
export type Lesson = v.InferOutput<typeof lessonSchema>;
/** One step of a checked lesson. */
export type Step = Lesson['steps'][number];
/** What a step points at. */
export type Look = v.InferOutput<typeof lookSchema>;
/** What must be so for a question to be answered. */
export type Condition = v.InferOutput<typeof conditionSchema>;
