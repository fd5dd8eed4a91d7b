import { Button, Text } from "@mantine/core";
import { IconArrowDown, IconArrowRight, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";

import type { components } from "../../api/schema";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./MoversList.module.css";
import { texts as catalogue } from "./texts/catalogue";

const FIRST = 8;

export type Mover = components["schemas"]["Mover"];

interface MoversListProps {
  /** Some of them; how many there are say `up` and `down`. */
  movers: readonly Mover[];
  up: number;
  down: number;
}

/** Members who would reach another rank: how many, who, from where to where. */
export function MoversList({ movers, up, down }: MoversListProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [all, setAll] = useState(false);
  const shown = all ? movers : movers.slice(0, FIRST);
  const others = up + down - shown.length;
  if (up + down === 0) return null;
  return (
    <>
      <Text className={classes["ways"] ?? ""}>
        {up > 0 && (
          <span className={classes["up"]}>
            <IconArrowUp size={16} aria-hidden /> {texts.up(up, number(up))}
          </span>
        )}
        {down > 0 && (
          <span className={classes["down"]}>
            <IconArrowDown size={16} aria-hidden /> {texts.down(down, number(down))}
          </span>
        )}
      </Text>
      <ul className={classes["movers"]} aria-label={texts.who}>
        {shown.map((mover) => (
          <MoverLine key={mover.user_id} mover={mover} />
        ))}
      </ul>
      {others > 0 && (
        <p className={classes["others"]}>
          {texts.others(others, number(others))}{" "}
          {shown.length < movers.length && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                setAll(true);
              }}
            >
              {texts.showMore}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

function MoverLine({ mover: { name, balance, instead, before, after, up } }: { mover: Mover }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const Way = up ? IconArrowUp : IconArrowDown;
  return (
    <li className={classes["mover"]}>
      <span className={up ? classes["up"] : classes["down"]}>
        <Way size={16} role="img" aria-label={up ? texts.isUp : texts.isDown} />
      </span>
      <bdi className={classes["name"]}>{name}</bdi>
      <span className={classes["miles"]}>
        {number(balance)}
        {instead !== balance && ` → ${number(instead)}`}
      </span>
      <span className={classes["ranks"]}>
        <bdi>{before ?? texts.noRank}</bdi>
        <IconArrowRight size={14} role="img" aria-label={texts.to} />
        <bdi>{after ?? texts.noRank}</bdi>
      </span>
    </li>
  );
}
