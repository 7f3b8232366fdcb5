import { createStore } from 'zustand/vanilla';
import type { Lesson } from '../../lessons/lesson.ts';
import { printView } from '../../state/link.ts';
import { store } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { initialView, VIEW_SCHEMA } from '../../scales/view.ts';

/** The lesson that is open, as far as it has been read. */
interface LessonState {
  /** its name in the view; empty if none was opened */
  readonly name: string;
  readonly lesson: Lesson | null;
  /** the address of its file, or `local`: what `./` in its steps means; empty if it has no folder */
  readonly place: string;
  /** why it did not open; empty if it did */
  readonly error: string;
  /** the steps, from 1, whose question has been answered */
  readonly answered: readonly number[];
}

export const NO_LESSON: LessonState = { name: '', lesson: null, place: '', error: '', answered: [] };

/** The open lesson. The view says which it is, and at which step. */
export const lessonState = createStore<LessonState>()(() => NO_LESSON);

/** The view without what it says of lessons. */
export const withoutLesson = (view: View): View => ({ ...view, lesson: '', step: 1, present: false });

/** The part of a view that says of lessons what this view says. */
export const lessonPartOf = ({ lesson, step, present }: View): Pick<View, 'lesson' | 'step' | 'present'> => ({
  lesson,
  step,
  present,
});

/** A view as a link, without what it says of lessons. */
export const linkOf = (view: View): string => printView(VIEW_SCHEMA, withoutLesson(view));

/** Opens a lesson at its first step. */
export function openLesson(name: string): void {
  const { view, start } = store.getState();
  // Another lesson of the same name, such as a draft that has changed, is read again.
  lessonState.setState(NO_LESSON);
  start({ ...initialView(), lesson: name, present: view.present });
}

/** Leaves the lesson; what it shows stays. */
export function leaveLesson(): void {
  lessonState.setState(NO_LESSON);
  store.getState().go({ lesson: '', step: 1, present: false });
  focusPanel();
}

/** The panel takes the focus that the lesson had: what the lesson was about is there, and Tab goes on to its controls. */
function focusPanel(): void {
  // The lesson leaves the page with the next rendering, and with it the button that was pressed.
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && !activeElement.closest('.lesson')) return;
    document.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
  });
}
