import { stack, stackOffsetDiverging } from "d3-shape";

import { useFormats } from "../../texts/formats";
import { COLOURS, DayChart, type Series } from "./DayChart";
import { edgeOf } from "./edge";

export interface DayOfBars {
  /** `2026-11-24`. */
  day: string;
  /** By the key of a series; what is missing is 0. Below 0 is what was taken back. */
  parts: Record<string, number>;
}

interface DayBarsProps {
  label: string;
  /** Every day of the span, also those on which nothing happened. */
  days: readonly DayOfBars[];
  /** The most important first; it stands at the bottom. */
  series: readonly Series[];
  format?: (value: number) => string;
  /** Pixels. */
  height?: number;
}

/** How much of what there was, day by day. */
export function DayBars({ label, days, series, format, height = 200 }: DayBarsProps) {
  const { number, short } = useFormats();
  const keys = series.map(({ key }) => key);
  const layers = stack<DayOfBars>()
    .keys(keys)
    .value(({ parts }, key) => parts[key] ?? 0)
    .offset(stackOffsetDiverging)([...days]);
  const tops = days.map((_, day) => Math.max(...layers.map((layer) => layer[day]?.[1] ?? 0)));
  const bottoms = layers.flatMap((layer) => layer.map(([from]) => from));
  const edge = edgeOf(tops);
  return (
    <DayChart
      label={label}
      days={days.map(({ day }) => day)}
      series={series}
      valueOf={(key, day) => (day === null ? sumOf(days, key) : (days[day]?.parts[key] ?? 0))}
      format={format ?? ((value) => (Math.abs(value) < 10_000 ? number(value) : short(value)))}
      reach={[Math.min(0, ...bottoms), edge]}
      broken={tops.flatMap((value, day) => (value > edge ? [{ day, value }] : []))}
      height={height}
    >
      {(y) =>
        layers.map((layer, index) => (
          <g key={layer.key} data-colour={index % COLOURS}>
            {layer.map(([from, to], day) => (
              <rect key={day} x={day + GAP} width={1 - 2 * GAP} y={y(to)} height={Math.max(y(from) - y(to), 0)} />
            ))}
          </g>
        ))
      }
    </DayChart>
  );
}

const GAP = 0.12;

const sumOf = (days: readonly DayOfBars[], key: string) => days.reduce((sum, { parts }) => sum + (parts[key] ?? 0), 0);
