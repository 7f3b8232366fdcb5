import { hostOf, stepLink } from '../../lessons/stepLink.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import { parseInherited, parseView } from '../../state/link.ts';
import { store } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { initialView, VIEW_SCHEMA } from '../../scales/view.ts';
import { lessonPartOf, lessonState, linkOf } from './lessonState.ts';

/** The number of the step that is shown, from 1. */
export const stepOf = (lesson: Lesson, step: number): number =>
  Math.min(Math.max(step, 1), lesson.steps.length);

/** The view of a step, as if no lesson were open. */
export const viewOfStep = (step: Step, place: string): View =>
  parseView(VIEW_SCHEMA, stepLink(step.link, place));

/** The host that a step would read its data from; empty if it is this one, or its data is open already. */
export function hostAskedFor(step: Step, place: string, data: string): string {
  const wanted = viewOfStep(step, place).data;
  return wanted === data ? '' : hostOf(wanted, location.host);
}

/** Whether the view is not that of the step: the user has gone on from it. */
export const hasLeft = (step: Step, place: string, view: View): boolean =>
  linkOf(view) !== linkOf(viewOfStep(step, place));

/**
 * Goes to a step and shows its view. Data of another host is not read before the user has agreed: the view then stays.
 *
 * @param number  from 1
 * @param agreed  whether the user has
 */
export function goToStep(number: number, agreed = false): void {
  const { lesson, place } = lessonState.getState();
  if (!lesson) return;
  const { view, go, start } = store.getState();
  const at = stepOf(lesson, number);
  const step = lesson.steps[at - 1]!;
  if (!agreed && hostAskedFor(step, place, view.data) !== '') return go({ step: at });
  const query = stepLink(step.link, place);
  start(
    { ...parseView(VIEW_SCHEMA, query), ...lessonPartOf({ ...view, step: at }) },
    parseInherited(VIEW_SCHEMA, query),
  );
}

/** Shows the step that a link names, unless the link also says what is seen: someone had gone on from the step. */
export function beginLesson(): void {
  const { view } = store.getState();
  if (linkOf(view) === linkOf(initialView())) goToStep(view.step);
}
