import { IconPlayerPause, IconUser } from "@tabler/icons-react";
import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { PlacedRank } from "../draft";
import { texts as catalogue } from "../texts/catalogue";
import { boundsAt, milesAfter, milesAt, roadTo } from "./road";
import classes from "./Road.module.css";

interface RoadSignProps {
  rank: PlacedRank;
  members: number | undefined;
  /** Of all ranks, in order; this one's is at `place`. */
  thresholds: readonly number[];
  place: number;
  end: number;
  at: CSSProperties;
  signAt: CSSProperties;
  upwards: boolean;
  track: RefObject<HTMLDivElement | null>;
  looked: boolean;
  onLook: (key: string) => void;
  /** The road keeps its length while a sign is dragged. */
  onHold: (held: boolean) => void;
  onMove?: (key: string, threshold: number) => void;
}

/**
 * A rank's sign, which is a slider for those who may move it, and its mark on the road. Marks may be close together;
 * signs never cover each other.
 */
export function RoadSign({ rank, members, at, signAt, looked, ...moving }: RoadSignProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const slider = useMoving({ rank, ...moving });
  const facts = [texts.miles(rank.threshold, number(rank.threshold)), members !== undefined && texts.members(members)];
  return (
    <>
      <div className={classes["mark"]} style={at} data-looked={looked || undefined} aria-hidden />
      <div
        className={classes["sign"]}
        style={signAt}
        data-looked={looked || undefined}
        data-paused={rank.paused_reason !== null || undefined}
        {...(slider && {
          ...slider,
          "aria-label": texts.thresholdOf(rank.name || texts.unnamed),
          "aria-valuetext": facts.filter(Boolean).join(", "),
        })}
      >
        <bdi className={classes["name"]}>{rank.name || texts.unnamed}</bdi>
        <span className={classes["facts"]}>
          {rank.paused_reason && <IconPlayerPause size={13} aria-hidden />}
          {facts[0]}
          {members !== undefined && (
            <>
              <IconUser size={13} aria-label={texts.membersThere} role="img" className={classes["people"]} />
              {number(members)}
            </>
          )}
        </span>
      </div>
    </>
  );
}

type MovingProps = Omit<RoadSignProps, "members" | "at" | "signAt" | "looked">;

/** Dragging a sign, and keys on it; undefined where nothing may be moved. */
function useMoving({ rank, thresholds, place, end, upwards, track, onLook, onHold, onMove }: MovingProps) {
  const bounds = boundsAt(thresholds, place);
  /** From the pointer to the mark, as a share of the road: a sign may stand beside its mark. */
  const apart = useRef(0);
  const pointed = ({ clientX, clientY }: PointerEvent) => {
    const area = track.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return upwards
      ? { share: (area.bottom - clientY) / area.height, pixels: area.height }
      : { share: (clientX - area.left) / area.width, pixels: area.width };
  };
  return (
    onMove && {
      role: "slider",
      tabIndex: 0,
      "aria-valuemin": bounds.least,
      "aria-valuemax": bounds.most,
      "aria-valuenow": rank.threshold,
      "aria-orientation": upwards ? ("vertical" as const) : ("horizontal" as const),
      onFocus: () => {
        onLook(rank.key);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const miles = milesAfter(event.key, event.shiftKey, rank.threshold, bounds);
        if (miles === null || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onMove(rank.key, miles);
      },
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        apart.current = roadTo(end)(rank.threshold) - pointed(event).share;
        onHold(true);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { share, pixels } = pointed(event);
        onMove(rank.key, milesAt(share + apart.current, pixels, end, bounds));
      },
      onLostPointerCapture: () => {
        onHold(false);
      },
    }
  );
}
