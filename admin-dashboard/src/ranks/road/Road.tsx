import { useElementSize, useMediaQuery, useMergedRef } from "@mantine/hooks";
import { useCallback, useRef, useState } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { inOrder, type PlacedRank, type Rank } from "../draft";
import { texts as catalogue } from "../texts/catalogue";
import { milestones, roadEnd, roadTo, spread } from "./road";
import classes from "./Road.module.css";
import { RoadSign } from "./RoadSign";

/** Pixels; as in Road.module.css, and from one sign to the next. */
const SIGN_WIDTH = 168;
const NEXT_SIGN = 176;
const SIGN_HEIGHT = 52;
const MILESTONE_GAP = 64;
const LEAST_HEIGHT = 380;

export interface RoadProps {
  ranks: readonly Rank[];
  /** How many members are at a rank, by its threshold; unknown at first. */
  members: ReadonlyMap<number, number> | undefined;
  /** Which rank is looked at. */
  lookedAt: string;
  onLook: (key: string) => void;
  /** Without it nothing can be dragged. */
  onMove?: (key: string, threshold: number) => void;
}

/** The ranks as signs along a road. It runs from left to right, or upwards where many signs or little room are. */
export function Road({ ranks, members, lookedAt, onLook, onMove }: RoadProps) {
  const texts = useTexts(catalogue);
  const { short } = useFormats();
  const { ref, width } = useWidth();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const track = useRef<HTMLDivElement>(null);
  const [held, hold] = useState(false);

  const order = inOrder(ranks);
  const thresholds = order.map(({ threshold }) => threshold);
  const [end, setEnd] = useState(() => roadEnd(thresholds));
  const fitting = held ? end : roadEnd(thresholds, end);
  if (fitting !== end) setEnd(fitting);
  const upwards = phone || (order.length - 1) * NEXT_SIGN > width - SIGN_WIDTH;
  const length = upwards ? Math.max(LEAST_HEIGHT, order.length * SIGN_HEIGHT) : width - SIGN_WIDTH;
  const road = roadTo(end);
  const places = thresholds.map((miles) => road(miles));
  const signs = spread(places, (upwards ? SIGN_HEIGHT : NEXT_SIGN) / Math.max(length, 1));

  return (
    <div className={classes["road"]} ref={ref} data-upwards={upwards || undefined}>
      <div className={classes["track"]} ref={track} style={upwards ? { height: length } : {}}>
        <div className={classes["tar"]} aria-hidden />
        <Posts places={places} signs={signs} upwards={upwards} />
        {milestones(end, MILESTONE_GAP / Math.max(length, 1)).map((miles) => (
          <span key={miles} className={classes["milestone"]} style={placed(road(miles))} aria-hidden>
            {short(miles)}
          </span>
        ))}
        {width > 0 &&
          order.map((rank: PlacedRank, place) => (
            <RoadSign
              key={rank.key}
              rank={rank}
              members={members?.get(rank.threshold)}
              thresholds={thresholds}
              place={place}
              end={end}
              at={placed(places[place] ?? 0)}
              signAt={placed(signs[place] ?? 0)}
              upwards={upwards}
              track={track}
              looked={rank.key === lookedAt}
              onLook={onLook}
              onHold={hold}
              {...(onMove && { onMove })}
            />
          ))}
      </div>
      {onMove && <p className={classes["hint"]}>{texts.roadHint}</p>}
    </div>
  );
}

/** Also before the first picture, so that the road does not turn after it. */
function useWidth() {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [first, measured] = useState(0);
  const measure = useCallback((element: HTMLDivElement | null) => {
    if (element) measured(element.clientWidth);
  }, []);
  return { ref: useMergedRef(ref, measure), width: width || first };
}

const placed = (share: number) => ({ "--at": `${(share * 100).toFixed(3)}%` }) as React.CSSProperties;

/** From each sign to its place at the road, which is somewhere else where signs would cover each other. */
function Posts({ places, signs, upwards }: { places: number[]; signs: number[]; upwards: boolean }) {
  return (
    <svg className={classes["posts"]} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden focusable="false">
      {places.map((place, at) => {
        const sign = signs[at] ?? place;
        const path = upwards
          ? `M0 ${100 - place * 100}C50 ${100 - place * 100} 50 ${100 - sign * 100} 100 ${100 - sign * 100}`
          : `M${place * 100} 100C${place * 100} 50 ${sign * 100} 50 ${sign * 100} 0`;
        return <path key={at} d={path} vectorEffect="non-scaling-stroke" />;
      })}
    </svg>
  );
}
