import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { useTricosm } from '../../state/hooks.ts';
import { useOffered } from './offered.ts';

const LessonCard = lazyPart(() => import('./LessonCard.tsx'));
const Offer = lazyPart(() => import('./Offer.tsx'));

/** The open lesson; on a first visit, an offer of the lessons. */
export function LessonPart() {
  const open = useTricosm(({ view }) => view.lesson !== '');
  const offered = useOffered();
  if (!open && !offered) return null;
  return <Guard name="The lesson">{open ? <LessonCard /> : <Offer />}</Guard>;
}
