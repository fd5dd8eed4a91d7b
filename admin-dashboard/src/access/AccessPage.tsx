import { useSuspenseQuery } from "@tanstack/react-query";

import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { useDraft } from "../parts/saving/useDraft";
import { AdminsOnly } from "../parts/states/AdminsOnly";
import { useTexts } from "../texts/texts";
import { HooksSection } from "./hooks/HooksSection";
import { LevelsBar } from "./levels/LevelsBar";
import { LevelsSection } from "./levels/LevelsSection";
import { levelsOf } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { TokensSection } from "./tokens/TokensSection";

export function AccessPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      {guild.may("admin") ? (
        <WaysIn guildId={guild.id} />
      ) : (
        <AdminsOnly title={texts.forAdmins} lead={texts.forAdminsLead} />
      )}
    </>
  );
}

function WaysIn({ guildId }: { guildId: string }) {
  const { data } = useSuspenseQuery(levelsOf(guildId));
  const draft = useDraft(data.value, data.version);
  return (
    <>
      <LevelsSection guildId={guildId} draft={draft} />
      <TokensSection guildId={guildId} />
      <HooksSection guildId={guildId} />
      <LevelsBar guildId={guildId} draft={draft} />
    </>
  );
}
