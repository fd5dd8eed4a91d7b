import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./Miles.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface MilesProps {
  value: number;
  /** As what came or went: with its sign, and coloured. */
  signed?: boolean;
  /** With the word. */
  unit?: boolean;
}

export function Miles({ value, signed = false, unit = false }: MilesProps) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const digits = signed ? formats.signed(value) : formats.number(value);
  const way = value > 0 ? "up" : "down";
  return (
    <span className={classes["miles"]} data-way={signed && value !== 0 ? way : undefined}>
      {unit ? texts.miles(digits, Math.abs(value)) : digits}
    </span>
  );
}
