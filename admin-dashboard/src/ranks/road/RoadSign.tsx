import { IconPlayerPause, IconUser } from "@tabler/icons-react";
import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { PlacedRank } from "../draft";
import { texts as catalogue } from "../texts/catalogue";
import { boundsAt, milesAfter, milesAt } from "./road";
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

/** A rank's sign, and its mile marker on the road: a slider for those who may change it. */
export function RoadSign({ rank, members, at, signAt, upwards, looked, onLook, ...moving }: RoadSignProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const marker = useRef<HTMLDivElement>(null);
  const { pointer, keyDown, bounds } = useMoving({ rank, upwards, onLook, marker, ...moving });
  const movable = moving.onMove !== undefined;
  const facts = [texts.miles(rank.threshold, number(rank.threshold)), members !== undefined && texts.members(members)];
  return (
    <>
      <div
        className={classes["sign"]}
        style={signAt}
        data-looked={looked || undefined}
        data-paused={rank.paused_reason !== null || undefined}
        data-movable={movable || undefined}
        aria-hidden={movable}
        {...pointer}
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
      <div
        ref={marker}
        className={classes["marker"]}
        style={at}
        data-looked={looked || undefined}
        {...(movable && {
          role: "slider",
          tabIndex: 0,
          "aria-label": texts.thresholdOf(rank.name || texts.unnamed),
          "aria-valuemin": bounds.least,
          "aria-valuemax": bounds.most,
          "aria-valuenow": rank.threshold,
          "aria-valuetext": facts.filter(Boolean).join(", "),
          "aria-orientation": upwards ? "vertical" : "horizontal",
          onKeyDown: keyDown,
          onFocus: () => {
            onLook(rank.key);
          },
          ...pointer,
        })}
      />
    </>
  );
}

type MovingProps = Omit<RoadSignProps, "members" | "at" | "signAt" | "looked"> & {
  marker: RefObject<HTMLDivElement | null>;
};

/** Dragging at the marker or at the sign, and keys on the marker. */
function useMoving({ rank, thresholds, place, end, upwards, track, marker, onLook, onHold, onMove }: MovingProps) {
  const bounds = boundsAt(thresholds, place);
  const drag = (event: PointerEvent) => {
    const area = track.current?.getBoundingClientRect();
    if (!area || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const share = upwards ? (area.bottom - event.clientY) / area.height : (event.clientX - area.left) / area.width;
    onMove?.(rank.key, milesAt(share, upwards ? area.height : area.width, end, bounds));
  };
  const pointer = onMove && {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      marker.current?.focus({ preventScroll: true });
      onLook(rank.key);
      onHold(true);
    },
    onPointerMove: drag,
    onLostPointerCapture: () => {
      onHold(false);
    },
  };
  const keyDown = (event: KeyboardEvent) => {
    const miles = milesAfter(event.key, event.shiftKey, rank.threshold, bounds);
    if (miles === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove?.(rank.key, miles);
  };
  return { pointer, keyDown, bounds };
}
