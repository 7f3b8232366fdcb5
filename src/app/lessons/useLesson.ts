import { useEffect } from 'react';
import { useStore } from 'zustand';
import { isDone } from '../../lessons/done.ts';
import type { Condition } from '../../lessons/lesson.ts';
import { store } from '../../state/store.ts';
import { useTricosm } from '../../state/hooks.ts';
import { lessonState, NO_LESSON } from './lessonState.ts';
import { loadLesson } from './loadLesson.ts';
import { situationNow } from './situation.ts';
import { beginLesson } from './steps.ts';

/** The lesson of the view; reads it if it has not been read yet. */
export function useLesson() {
  const name = useTricosm(({ view }) => view.lesson);
  const state = useStore(lessonState);
  const known = state.name === name;
  useEffect(() => {
    if (known) return;
    const left = new AbortController();
    const failed = (error: unknown) => {
      if (left.signal.aborted) return;
      lessonState.setState({
        ...NO_LESSON,
        name,
        error: error instanceof Error ? error.message : String(error),
      });
    };
    loadLesson(name, left.signal)
      .then((loaded) => {
        if (left.signal.aborted) return;
        lessonState.setState({ ...NO_LESSON, ...loaded, name });
        beginLesson();
      })
      .catch(failed);
    return () => left.abort();
  }, [name, known]);
  return known ? state : NO_LESSON;
}

/** Milliseconds between two looks at whether a question is answered. */
const PAUSE = 200;

/** Whether the question of a step has been answered; once it has, it stays so. */
export function useAnswered(step: number, conditions: readonly Condition[] | undefined): boolean {
  const answered = useStore(lessonState, (state) => state.answered.includes(step));
  useEffect(() => {
    if (answered || !conditions) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (!isDone(conditions, situationNow())) return;
      lessonState.setState((state) => ({ answered: [...state.answered, step] }));
    };
    const later = () => (timer ??= setTimeout(look, PAUSE));
    const observer = new MutationObserver(later);
    observer.observe(document.querySelector('.app') ?? document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const leave = store.subscribe(later);
    later();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      leave();
    };
  }, [step, conditions, answered]);
  return answered;
}
