import { IconArrowLeft } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { TextLink } from "../../parts/links";
import { useTexts } from "../../texts/texts";
import backTo from "../BackToSources.module.css";
import type { Source } from "../queries";
import { texts as catalogue } from "./texts/catalogue";

export function BackToSource({ source: { id, title, address } }: { source: Source }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <TextLink
      to="/guilds/$guildId/dailies/$sourceId"
      params={{ guildId, sourceId: id }}
      size="sm"
      className={backTo["back"] ?? ""}
    >
      <IconArrowLeft size={16} aria-hidden />
      <span>{texts.backTo(title || address)}</span>
    </TextLink>
  );
}
