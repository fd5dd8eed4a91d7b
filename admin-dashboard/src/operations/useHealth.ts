import { useCallback, useEffect, useRef, useState } from "react";

import { askHealth, type Health } from "./readiness";

export interface Check {
  health: Health;
  at: Date;
}

/** The last answer (undefined before the first), whether a question is under way, and a way to ask again. */
export function useHealth(apiUrl: string): { check: Check | undefined; asking: boolean; askAgain: () => void } {
  const [check, setCheck] = useState<Check>();
  const [asking, setAsking] = useState(true);
  const underWay = useRef<AbortController>(null);

  const ask = useCallback(() => {
    const question = new AbortController();
    underWay.current?.abort();
    underWay.current = question;
    askHealth(apiUrl, question.signal).then(
      (health) => {
        if (question.signal.aborted) return;
        setCheck({ health, at: new Date() });
        setAsking(false);
      },
      (error: unknown) => {
        if (!question.signal.aborted) throw error;
      },
    );
  }, [apiUrl]);

  const askAgain = useCallback(() => {
    setAsking(true);
    ask();
  }, [ask]);

  useEffect(() => {
    ask();
    return () => underWay.current?.abort();
  }, [ask]);

  return { check, asking, askAgain };
}
