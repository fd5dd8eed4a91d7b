import { useEffect, useState } from "react";

import { useSurroundings } from "../surroundings";
import { timeInWords } from "./times";

/** In the viewer's own zone and the person's language; a relative one keeps counting. */
export function Timestamp({ seconds, format }: { seconds: number; format: string | undefined }) {
  const { locale } = useSurroundings();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (format !== "R") return;
    const clock = setInterval(() => {
      setNow(new Date());
    }, 15_000);
    return () => {
      clearInterval(clock);
    };
  }, [format]);
  const moment = new Date(seconds * 1000);
  const valid = !Number.isNaN(moment.getTime());
  return (
    <time
      className="timestamp"
      dateTime={valid ? moment.toISOString() : undefined}
      title={timeInWords(seconds, "F", locale, now)}
    >
      {timeInWords(seconds, format, locale, now)}
    </time>
  );
}
