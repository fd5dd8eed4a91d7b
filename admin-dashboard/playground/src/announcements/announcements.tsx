import { createContext, use, useCallback, useState, type ReactNode } from "react";

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Speaks a sentence to those who use a screen reader. */
export const useAnnounce = () => use(AnnounceContext);

export function Announcements({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ sentence: "", turn: 0 });
  const announce = useCallback((sentence: string) => {
    setSpoken(({ turn }) => ({ sentence, turn: turn + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className="unseen">
        {/* A new element, so that the same sentence is spoken again. */}
        <span key={spoken.turn}>{spoken.sentence}</span>
      </div>
    </AnnounceContext>
  );
}
