import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { useTricosm } from '../../state/hooks.ts';
import { openPart, opened } from '../commands/opened.ts';
import './search.css';

export const SearchList = lazyPart(() => import('./SearchList.tsx'));

/** Looks for a feature by its label, or for a word at a scale of words. A key opens it too. */
export function Search() {
  const isOpen = useStore(opened, ({ part }) => part === 'search');
  const onOpenChange = (open: boolean) => openPart(open ? 'search' : null);
  const ready = useTricosm((state) => state.dataset !== null);
  const words = scaleOf(useTricosm((state) => state.view.scale)).item === 'word';
  const item = useTricosm((state) => state.dataset?.info.item ?? 'feature');
  const name = `Search ${words ? 'word' : item}s`;
  return (
    <DialogTrigger isOpen={isOpen && ready} onOpenChange={onOpenChange}>
      <Button isDisabled={!ready} aria-label={name}>
        <svg className="search-glass" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
        <span className="search-name">{name}</span>
        <kbd className="search-name">/</kbd>
      </Button>
      <Popover className="popover search" placement="bottom end">
        {/* Around what loads later: a popover that finds no dialog in itself calls itself one. */}
        <Dialog className="search-dialog" aria-label={name}>
          <Guard name="The search" waiting={<p className="note">Reading labels…</p>}>
            <SearchList name={name} words={words} onDone={() => onOpenChange(false)} />
          </Guard>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
