import { VisuallyHidden } from "@mantine/core";
import { scaleLinear } from "d3-scale";
import { useState, type CSSProperties, type PointerEvent, type ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./Chart.module.css";
import { texts as catalogue } from "./texts/catalogue";

export interface Series {
  key: string;
  title: string;
  /** Which of the colours; without it, the one of its place. */
  colour?: number;
}

/** Of how many series the colours can be told apart. */
export const COLOURS = 6;
const TICKS = 4;
/** Numbers above bars cover each other where bars are closer than this part of all days. */
const CLOSE = 6;

export interface BrokenDay {
  /** Its place. */
  day: number;
  value: number;
}

interface DayChartProps {
  /** What it shows; the name of the chart. */
  label: string;
  /** Above the chart while no day is looked at; without it, how many days there are. */
  summary?: string;
  /** `2026-11-24`, one after the other. */
  days: readonly string[];
  series: readonly Series[];
  /** Of a day by its place, or of all days together; null: there is none. */
  valueOf: (key: string, day: number | null) => number | null;
  format: (value: number) => string;
  /** The least and the greatest that has to fit. */
  reach: readonly [number, number];
  /** Ticks stand at multiples of it, such as 60 where values are seconds and minutes are shown. */
  step?: number;
  /** Pixels at least; it fills what is there. */
  height?: number;
  /** Days whose bars end at the edge, broken, because they go far beyond it. */
  broken?: readonly BrokenDay[];
  /** Rectangles, drawn where day 3 goes from x = 3 to x = 4, and `y` from the bottom (100) to the top (0). */
  children: (y: (value: number) => number) => ReactNode;
}

/**
 * What the charts with days share: axes, the day under the pointer or the arrow keys with its values in the legend, and a
 * table for screen readers. Nothing is measured, so nothing jumps.
 */
export function DayChart(props: DayChartProps) {
  return props.days.length > 0 && <Chart {...props} />;
}

function Chart({ label, summary, days, series, valueOf, format, reach, step = 1, ...props }: DayChartProps) {
  const { height = 200, broken = [], children } = props;
  const texts = useTexts(catalogue);
  const { date, short, shortDate } = useFormats();
  const [active, setActive] = useState<number | null>(null);
  const [least, greatest] = reach;
  const scale = scaleLinear([least / step, greatest / step], [100, 0])
    .nice(TICKS)
    .clamp(true);
  const y = (value: number) => scale(value / step);
  const words = (day: number | null) =>
    series.map(({ key, title }) => `${title} ${shown(valueOf(key, day), format) ?? texts.noValue}`).join(", ");
  const last = days.length - 1;
  return (
    <figure className={classes["chart"]} aria-label={label}>
      <div className={classes["readout"]}>
        <span className={classes["span"]}>
          {active === null ? (summary ?? texts.days(days.length)) : date(days[active] ?? "")}
        </span>
        <ul className={classes["legend"]}>
          {series.map(({ key, title, colour }, index) => (
            <li key={key} data-colour={colour ?? index % COLOURS}>
              {title} <span className={classes["value"]}>{shown(valueOf(key, active), format) ?? "–"}</span>
            </li>
          ))}
        </ul>
      </div>
      <div
        className={classes["plot"]}
        style={{ minHeight: height, ...(broken.length > 0 && { marginBlockStart: "2rem" }) }}
        onPointerMove={(event) => {
          setActive(dayUnder(event, days.length));
        }}
        onPointerLeave={() => {
          setActive(null);
        }}
      >
        {scale.ticks(TICKS).map((tick) => (
          <div key={tick} className={classes["tick"]} style={{ insetBlockStart: `${scale(tick)}%` }} aria-hidden="true">
            <span>{format(tick * step)}</span>
          </div>
        ))}
        <svg
          className={classes["bars"]}
          viewBox={`0 0 ${days.length} 100`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {active !== null && <rect className={classes["active"]} x={active} width={1} height={100} />}
          {children(y)}
        </svg>
        {broken.map(({ day, value }, index) => (
          <BreakMark
            key={day}
            share={(day + 0.5) / days.length}
            days={days.length}
            raised={index % 2 === 1 && day - (broken[index - 1]?.day ?? 0) < days.length / CLOSE}
          >
            {short(value)}
          </BreakMark>
        ))}
        <input
          type="range"
          className={classes["keys"]}
          aria-label={`${label}: ${texts.day}`}
          aria-valuetext={`${date(days[active ?? last] ?? "")}: ${words(active ?? last)}`}
          min={0}
          max={last}
          value={active ?? last}
          onFocus={() => {
            setActive(last);
          }}
          onBlur={() => {
            setActive(null);
          }}
          onChange={({ currentTarget }) => {
            setActive(currentTarget.valueAsNumber);
          }}
        />
      </div>
      <p className={classes["axis"]} aria-hidden="true">
        <span>{shortDate(days[0] ?? "")}</span>
        {days.length > 2 && <span>{shortDate(days[Math.floor(last / 2)] ?? "")}</span>}
        <span>{shortDate(days[last] ?? "")}</span>
      </p>
      {broken.length > 0 && (
        <p className={classes["note"]}>{texts.broken(broken.length, format((scale.domain()[1] ?? 0) * step))}</p>
      )}
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.day}</th>
              {series.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, index) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                {series.map(({ key }) => (
                  <td key={key}>{shown(valueOf(key, index), format) ?? texts.noValue}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

interface BreakMarkProps {
  /** Where along the days, 0 to 1. */
  share: number;
  days: number;
  /** Above the number of its neighbour. */
  raised: boolean;
  children: ReactNode;
}

/** Through a bar that goes on beyond the edge, with its number above. */
function BreakMark({ share, days, raised, children }: BreakMarkProps) {
  const place = { "--at": `${share * 100}%`, "--bar": `${100 / days}%` } as CSSProperties;
  const side = share > 0.85 ? "end" : share < 0.15 ? "start" : "middle";
  return (
    <div
      className={classes["break"]}
      style={place}
      data-side={side}
      data-raised={raised || undefined}
      aria-hidden="true"
    >
      <span>{children}</span>
    </div>
  );
}

const shown = (value: number | null, format: (value: number) => string) => (value === null ? null : format(value));

function dayUnder({ currentTarget, clientX }: PointerEvent, days: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(Math.max(Math.floor(((clientX - left) / width) * days), 0), days - 1);
}
