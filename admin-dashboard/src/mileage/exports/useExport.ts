import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { saveFile, type Progress } from "./download";
import { requestExport, type Wanted } from "./request";

const NOTHING: Progress = { rows: 0, bytes: 0 };
/** Milliseconds between two looks at how far it is. */
const TELLING = 150;

/** One export at a time; it stops with whoever uses it. */
export function useExport(guildId: string) {
  const [progress, setProgress] = useState(NOTHING);
  const abort = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: async (wanted: Wanted) => {
      abort.current = new AbortController();
      setProgress(NOTHING);
      let reached = NOTHING;
      const tell = nowAndThen(setProgress);
      const { name, content } = await requestExport(guildId, wanted, abort.current.signal, (now) => {
        reached = now;
        tell(now);
      });
      saveFile(content, name);
      return { name, progress: reached };
    },
  });
  useEffect(() => () => abort.current?.abort(), []);
  const stop = () => {
    abort.current?.abort();
    mutation.reset();
  };
  return { ...mutation, progress, stop };
}

function nowAndThen(tell: (progress: Progress) => void) {
  let told = 0;
  return (progress: Progress) => {
    if (performance.now() - told < TELLING) return;
    told = performance.now();
    tell(progress);
  };
}
