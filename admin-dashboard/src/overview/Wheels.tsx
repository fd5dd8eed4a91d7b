import { useState } from "react";

import { FACES, nextFace, wheelsOf } from "./digits";
import classes from "./Wheels.module.css";

/** Of a face; the same as in the styles. */
const HEIGHT_EM = 1.35;
/** Of a wheel with its gap, and of what is around all. */
const WHEEL_EM = 0.98;
const AROUND_EM = 0.6;

/** An odometer that rolls to what it shows next. Only to look at: say the number beside it. */
export function Wheels({ miles }: { miles: number }) {
  const [shown, setShown] = useState({ miles, forward: true });
  if (shown.miles !== miles) setShown({ miles, forward: miles > shown.miles });
  const wheels = wheelsOf(miles);
  return (
    <span
      className={classes["wheels"]}
      style={{ fontSize: `min(4rem, calc(100cqi / ${wheels.length * WHEEL_EM + AROUND_EM}))` }}
      aria-hidden="true"
      translate="no"
    >
      {wheels.map(({ place, digit, leading }) => (
        <Wheel key={place} digit={digit} forward={shown.forward} leading={leading} />
      ))}
    </span>
  );
}

interface WheelProps {
  digit: number;
  forward: boolean;
  leading: boolean;
}

function Wheel({ digit, forward, leading }: WheelProps) {
  const [wheel, setWheel] = useState({ face: digit, still: true });
  if (wheel.face % 10 !== digit) setWheel({ face: nextFace(wheel.face, digit, forward), still: false });
  return (
    <span className={classes["wheel"]} data-leading={leading || undefined}>
      <span
        className={classes["strip"]}
        style={{ transform: `translateY(${wheel.face * -HEIGHT_EM}em)` }}
        data-still={wheel.still || undefined}
        onTransitionEnd={() => {
          setWheel(({ face }) => ({ face: face % 10, still: true }));
        }}
      >
        {FACES.map((face, index) => (
          <span key={index}>{face}</span>
        ))}
      </span>
    </span>
  );
}
