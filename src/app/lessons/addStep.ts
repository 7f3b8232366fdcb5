import { scaleOf } from '../../scales/scaleOf.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { stepFor, withStep, type Draft } from '../../lessons/draft.ts';
import { printView } from '../../state/link.ts';
import { layerOf } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { withoutLesson } from './lessonState.ts';

/** The view as a step writes it: with what its picture inherits, without the lesson that is open. */
export function linkNow(): string {
  const { view, inherited } = store.getState();
  return printView(VIEW_SCHEMA, withoutLesson(view), inherited);
}

/** The draft with the view on screen as its last step. */
export function withView(draft: Draft): Draft {
  const { dataset, view } = store.getState();
  const place = dataset ? `: ${dataset.info.name}, ${layerOf(dataset.info, view.layer).name}` : '';
  return withStep(draft, stepFor(linkNow(), `${scaleOf(view.scale).name}${place}`));
}
