import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveLesson, lessonState, NO_LESSON } from './lessonState.ts';

const go = vi.fn();
vi.mock('../../state/store.ts', () => ({ store: { getState: () => ({ go }) } }));

const body = { closest: () => null };
const panel = { focus: vi.fn() };

/** A page whose focus is on an element, or on the body. */
function page(activeElement: object): void {
  vi.stubGlobal('document', {
    body,
    activeElement,
    querySelector: (selector: string) => (selector === '.panel' ? panel : null),
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ['the button that was pressed has left the page', body],
  ['the button that was pressed is still in the lesson', { closest: (of: string) => of === '.lesson' }],
])('after a lesson the panel has the focus: %s', (_, element) => {
  page(element);
  lessonState.setState({ name: 'crystals', answered: [6] });
  leaveLesson();
  vi.runAllTimers();
  expect(panel.focus).toHaveBeenCalledOnce();
  expect(lessonState.getState()).toEqual(NO_LESSON);
  expect(go).toHaveBeenCalledExactlyOnceWith({ lesson: '', step: 1, present: false });
});

test('a focus elsewhere in the page is not taken', () => {
  page({ closest: () => null });
  leaveLesson();
  vi.runAllTimers();
  expect(panel.focus).not.toHaveBeenCalled();
});
