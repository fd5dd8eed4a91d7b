import type { ReactNode } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./Chart.module.css";
import { texts as catalogue } from "./texts/catalogue";

export interface Share {
  key: string;
  title: ReactNode;
  value: number;
  /** What it would be. */
  then?: number;
}

interface DistributionProps {
  label: string;
  shares: readonly Share[];
  format?: (value: number) => string;
}

/** How much of everything there is, as parts of one length: a list with numbers, so that it can be read as well. */
export function Distribution({ label, shares, format }: DistributionProps) {
  const texts = useTexts(catalogue);
  const { number, percent } = useFormats();
  const written = format ?? number;
  const all = shares.reduce((sum, { value }) => sum + value, 0);
  const whole = Math.max(
    1,
    all,
    shares.reduce((sum, { value, then }) => sum + (then ?? value), 0),
  );
  return (
    <figure className={classes["chart"]} aria-label={label}>
      <ul className={classes["distribution"]}>
        {shares.map(({ key, title, value, then }) => (
          <li key={key} className={classes["share"]}>
            <span className={classes["shareName"]}>{title}</span>
            <span className={classes["shareValue"]}>
              {then === undefined || then === value
                ? `${written(value)} · ${percent(all > 0 ? value / all : 0)}`
                : `${texts.now} ${written(value)}, ${texts.then} ${written(then)}`}
            </span>
            <span className={classes["track"]} aria-hidden="true">
              <span className={classes["fill"]} style={{ inlineSize: `${(value / whole) * 100}%` }} />
              {then !== undefined && (
                <span
                  className={classes["then"]}
                  style={{ insetInlineStart: `calc(${(then / whole) * 100}% - 3px)` }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
