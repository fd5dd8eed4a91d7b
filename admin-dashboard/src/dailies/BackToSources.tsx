import { IconArrowLeft } from "@tabler/icons-react";

import { useGuild } from "../api/session/session";
import { TextLink } from "../parts/links";
import { useTexts } from "../texts/texts";
import classes from "./BackToSources.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function BackToSources() {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <TextLink to="/guilds/$guildId/dailies" params={{ guildId }} size="sm" className={classes["back"] ?? ""}>
      <IconArrowLeft size={16} aria-hidden />
      {texts.back}
    </TextLink>
  );
}
