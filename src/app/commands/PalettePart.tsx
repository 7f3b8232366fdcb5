import { memo } from 'react';
import { useStore } from 'zustand';
import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { openPart, opened } from './opened.ts';

const Palette = lazyPart(() => import('./Palette.tsx'));

/** The list of all commands, while it is open. */
export const PalettePart = memo(function PalettePart() {
  const isOpen = useStore(opened, ({ part }) => part === 'palette');
  if (!isOpen) return null;
  const close = () => openPart(null);
  return (
    <Guard name="The list of commands" onClose={close}>
      <Palette onClose={close} />
    </Guard>
  );
});
