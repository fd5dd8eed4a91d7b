import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { DayChart } from "./DayChart";
import { texts as catalogue } from "./texts/catalogue";

export interface DayOfLag {
  /** `2026-11-24`. */
  day: string;
  /** Seconds; null: nothing came on that day. */
  p50: number | null;
  p95: number | null;
}

interface LagProps {
  label: string;
  /** What it tells of all days together, instead of how many they are. */
  summary?: string;
  days: readonly DayOfLag[];
  /** Seconds, over all days. */
  overall: { p50: number | null; p95: number | null };
  /** Pixels. */
  height?: number;
}

const LEAST_REACH_SECONDS = 60;
const GAP = 0.12;
const HALF = 0;
const MOST = 5;
/** Hours, minutes. */
const STEPS = [3600, 60];

/** How soon things came, day by day: half of them, and nearly all of them. */
export function Lag({ label, summary, days, overall, height = 160 }: LagProps) {
  const texts = useTexts(catalogue);
  const { duration } = useFormats();
  const slowest = Math.max(LEAST_REACH_SECONDS, ...days.map(({ p95 }) => p95 ?? 0));
  return (
    <DayChart
      label={label}
      {...(summary && { summary })}
      days={days.map(({ day }) => day)}
      series={[
        { key: "p50", title: texts.half, colour: HALF },
        { key: "p95", title: texts.most, colour: MOST },
      ]}
      valueOf={(key, day) => (day === null ? overall : days[day])?.[key as "p50" | "p95"] ?? null}
      format={duration}
      reach={[0, slowest]}
      step={STEPS.find((step) => slowest >= 2 * step) ?? 1}
      height={height}
    >
      {(y) =>
        days.map(({ p50, p95 }, day) => (
          <g key={day}>
            <Bar day={day} top={y(p95 ?? 0)} colour={MOST} />
            <Bar day={day} top={y(p50 ?? 0)} colour={HALF} />
          </g>
        ))
      }
    </DayChart>
  );
}

function Bar({ day, top, colour }: { day: number; top: number; colour: number }) {
  return <rect data-colour={colour} x={day + GAP} width={1 - 2 * GAP} y={top} height={100 - top} />;
}
