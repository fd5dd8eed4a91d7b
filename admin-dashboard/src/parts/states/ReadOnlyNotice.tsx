import { IconEye } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { useTexts } from "../../texts/texts";
import classes from "./ReadOnlyNotice.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** Why there are no controls, for those who may only look. Nothing for whoever may edit. */
export function ReadOnlyNotice({ needs }: { needs: "editor" | "admin" }) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  if (guild.may(needs)) return null;
  return (
    <p className={classes["notice"]}>
      <IconEye size={18} aria-hidden className={classes["icon"]} />
      {texts.readOnly[needs]}
    </p>
  );
}
