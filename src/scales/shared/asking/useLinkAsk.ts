import { useEffect, useEffectEvent } from 'react';
import { create, useStore } from 'zustand';
import { linkAsks, settle } from '../../../state/asked.ts';

/** A computation that a link asks for and that waits for the user's word. */
export interface OfferedAsk {
  readonly name: string;
  /** as the task tray names it */
  readonly title: string;
}

/** What waits in the parts of the page that are on screen, by name. */
export const useOffered = create<{ readonly offers: readonly OfferedAsk[] }>()(() => ({ offers: [] }));

interface LinkAsk extends OfferedAsk {
  /** whether it can be asked for now: its parameters are known */
  readonly ready: boolean;
  /** whether it has been asked for, or its result is there */
  readonly started: boolean;
  /** whether it starts without the user's word, because it is quick */
  readonly quick?: boolean;
  /** Asks for it. */
  readonly start: () => void;
}

/**
 * What the link that was opened says of a computation: if the link asks for it, it is offered, and starts when the user accepts
 * or if it is quick. A computation that has started or is there already is no longer offered.
 */
export function useLinkAsk({ name, title, ready, started, quick = false, start }: LinkAsk): void {
  const pending = useStore(linkAsks, (asks) => asks.pending.includes(name));
  const accepted = useStore(linkAsks, (asks) => asks.accepted);
  const waits = pending && ready && !started;
  const starts = waits && (accepted || quick);
  const begin = useEffectEvent(start);
  useEffect(() => {
    if (pending && started) settle(name);
  }, [pending, started, name]);
  useEffect(() => {
    if (starts) begin();
  }, [starts]);
  useEffect(() => {
    if (!waits || starts) return;
    const offer = { name, title };
    useOffered.setState(({ offers }) => ({ offers: [...offers, offer] }));
    return () => useOffered.setState(({ offers }) => ({ offers: offers.filter((other) => other !== offer) }));
  }, [waits, starts, name, title]);
}
