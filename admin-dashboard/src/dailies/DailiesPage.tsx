import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";

import { useGuild } from "../api/session/session";
import { ButtonLink } from "../parts/links";
import { PageHeader } from "../parts/PageHeader";
import { EmptyState } from "../parts/states/EmptyState";
import { ReadOnlyNotice } from "../parts/states/ReadOnlyNotice";
import { MoreRows } from "../parts/tables/MoreRows";
import { useTexts } from "../texts/texts";
import { DailiesNavigation } from "./DailiesNavigation";
import { sources, useLiveDailies } from "./queries";
import { IncidentsBanner } from "./sources/IncidentsBanner";
import { SourceList } from "./sources/SourceList";
import { worstFirst } from "./sources/worstFirst";
import { texts as catalogue } from "./texts/catalogue";

export function DailiesPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  useLiveDailies(guild.id);
  const paging = useSuspenseInfiniteQuery(sources(guild.id));
  const all = worstFirst(paging.data.pages.flatMap((page) => page.items));
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead}>
        {guild.may("editor") && all.length > 0 && <FollowLink />}
      </PageHeader>
      <DailiesNavigation />
      <ReadOnlyNotice needs="editor" />
      <IncidentsBanner />
      {all.length > 0 ? (
        <SourceList sources={all} />
      ) : (
        <EmptyState drawing="radio" title={texts.noSources} lead={texts.noSourcesLead}>
          {guild.may("editor") && <FollowLink />}
        </EmptyState>
      )}
      {paging.hasNextPage && <MoreRows paging={paging} />}
    </>
  );
}

function FollowLink() {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <ButtonLink
      to="/guilds/$guildId/dailies/follow"
      params={{ guildId }}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {texts.follow}
    </ButtonLink>
  );
}
