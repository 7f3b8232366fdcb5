import { LESSON_VERSION, LONGEST, MOST_STEPS, type Lesson, type Step } from './lesson.ts';
import { LESSON_FORMAT } from './looksLike.ts';
import { checkLesson } from './read.ts';

/** A lesson that is being written: its texts may still be empty. */
export type Draft = Lesson;

/** A draft without steps. */
export const EMPTY_DRAFT: Draft = {
  format: LESSON_FORMAT,
  version: LESSON_VERSION,
  title: 'My lesson',
  steps: [],
};

/** A step for a view; its title says what the view shows until someone writes a better one. */
export const stepFor = (link: string, title: string): Step => ({
  title: title.slice(0, LONGEST.title),
  link,
  paragraph: '',
});

/** With one more step at the end; the same draft if there is room for no more. */
export const withStep = (draft: Draft, step: Step): Draft =>
  draft.steps.length >= MOST_STEPS ? draft : { ...draft, steps: [...draft.steps, step] };

/** With a changed step. */
export const withChange = (draft: Draft, place: number, change: Partial<Step>): Draft => ({
  ...draft,
  steps: draft.steps.map((step, i) => (i === place ? { ...step, ...change } : step)),
});

/** Without a step. */
export const without = (draft: Draft, place: number): Draft => ({
  ...draft,
  steps: draft.steps.filter((_, i) => i !== place),
});

/** With a step one place earlier (−1) or later (1); the same draft at an end. */
export function moved(draft: Draft, place: number, by: -1 | 1): Draft {
  const steps = [...draft.steps];
  const [one, other] = [steps[place], steps[place + by]];
  if (!one || !other) return draft;
  [steps[place], steps[place + by]] = [other, one];
  return { ...draft, steps };
}

/** What is said in place of texts that are still empty, so that an unfinished lesson can be tried. */
const UNTITLED = 'Untitled';
const UNWRITTEN = '(Nothing is written here yet.)';

const written = (text: string, otherwise: string) => (text.trim() === '' ? otherwise : text);

/** The lesson that a draft makes. */
export const lessonOf = (draft: Draft): Lesson => ({
  ...draft,
  title: written(draft.title, UNTITLED),
  steps: draft.steps.map((step) => ({
    ...step,
    title: written(step.title, UNTITLED),
    paragraph: written(step.paragraph, UNWRITTEN),
  })),
});

/** The text that keeps a draft in the browser. */
export const printDraft = (draft: Draft): string => JSON.stringify(draft);

/** The draft that a text keeps; an empty one if it is not a draft, such as one of another version. */
export function parseDraft(text: string | null): Draft {
  try {
    const value = JSON.parse(text ?? '') as Draft;
    if (value.steps.length === 0) return { ...EMPTY_DRAFT, title: String(value.title) };
    const checked = checkLesson(lessonOf(value), 'the draft');
    // The schema has held every field; texts that are still empty stay so.
    return {
      ...checked,
      title: value.title,
      steps: checked.steps.map((step, i) => ({
        ...step,
        title: value.steps[i]!.title,
        paragraph: value.steps[i]!.paragraph,
      })),
    };
  } catch {
    return EMPTY_DRAFT;
  }
}
