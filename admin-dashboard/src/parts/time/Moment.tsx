import { useFormats } from "../../texts/formats";
import { TICK_MILLISECONDS, useNow } from "./useNow";

interface MomentProps {
  /** ISO 8601. */
  at: string;
  /** IANA; without it, the viewer's. */
  zone?: string;
}

/** How long ago; exactly, under the pointer. */
export function Moment({ at, zone }: MomentProps) {
  const { age, moment } = useFormats(zone);
  const now = useNow();
  // What happened since the page's last tick is not in the future.
  const ahead = Date.parse(at) - now;
  return (
    <time dateTime={at} title={moment(at)}>
      {age(at, ahead > 0 && ahead <= TICK_MILLISECONDS ? now + ahead : now)}
    </time>
  );
}
