import { useGuild } from "../../api/session/session";
import { useTexts } from "../../texts/texts";
import { ButtonLink } from "../links";
import { EmptyState } from "./EmptyState";
import { texts as catalogue } from "./texts/catalogue";

interface AdminsOnlyProps {
  title: string;
  /** Why it is not for everybody. */
  lead: string;
}

/** In the place of a page that is not for the viewer: who may see it, and the way on. */
export function AdminsOnly({ title, lead }: AdminsOnlyProps) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  return (
    <EmptyState drawing="van" title={title} lead={`${lead} ${texts.adminsOnly}`}>
      <ButtonLink to="/guilds/$guildId" params={{ guildId: guild.id }} variant="default">
        {texts.toOverview}
      </ButtonLink>
    </EmptyState>
  );
}
