import { IconDoorExit, IconEyeOff } from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import { initialOf } from "./initialOf";
import classes from "./MemberName.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface MemberNameProps {
  name: string;
  /** They are not shown on boards. */
  hidden?: boolean;
  /** They are not in the server any more. */
  left?: boolean;
}

/** A member, with their first letter in a circle. Names may be of any script and direction. */
export function MemberName({ name, hidden = false, left = false }: MemberNameProps) {
  const texts = useTexts(catalogue);
  return (
    <span className={classes["member"]} data-left={left || undefined}>
      <span className={classes["initial"]} aria-hidden="true">
        {initialOf(name)}
      </span>
      <bdi className={classes["name"]}>{name}</bdi>
      {hidden && <Mark icon={IconEyeOff} label={texts.hidden} />}
      {left && <Mark icon={IconDoorExit} label={texts.left} />}
    </span>
  );
}

function Mark({ icon: Icon, label }: { icon: typeof IconEyeOff; label: string }) {
  return (
    <Icon size={16} role="img" aria-label={label} className={classes["mark"]}>
      <title>{label}</title>
    </Icon>
  );
}
