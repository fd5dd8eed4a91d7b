import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate } from "@tanstack/react-router";

import { useGuild } from "../../api/session/session";
import { PageHeader } from "../../parts/PageHeader";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { BackToSources } from "../BackToSources";
import { discovery } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Found } from "./Found";
import { Looking } from "./Looking";
import { NothingFound } from "./NothingFound";
import { PasteField } from "./PasteField";
import { WhatToPaste } from "./WhatToPaste";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/follow");

/** What is pasted stands in the address, so that nothing is lost when the page is loaded again. */
export function FollowPage() {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const guild = useGuild();
  const navigate = route.useNavigate();
  const { pasted = "" } = route.useSearch();
  const { data, error, isFetching, refetch } = useQuery(discovery(guild.id, pasted));
  if (!guild.may("editor")) return <Navigate to="/guilds/$guildId/dailies" params={{ guildId: guild.id }} replace />;

  const look = (what: string) => {
    if (what === pasted) void refetch();
    else void navigate({ search: what ? { pasted: what } : {}, replace: true });
  };
  return (
    <>
      <BackToSources />
      <PageHeader title={texts.addTitle} lead={texts.addLead} />
      <PasteField pasted={pasted} looking={isFetching} onLook={look} />
      <VisuallyHidden role="status">
        {isFetching ? texts.looking(pasted) : data && texts.found(number(data.length), data.length)}
      </VisuallyHidden>
      {isFetching && <Looking at={pasted} />}
      {!isFetching && error && <NothingFound error={error} pasted={pasted} retry={() => void refetch()} />}
      {!isFetching && data && <Found key={pasted} candidates={data} />}
      {!isFetching && !data && <WhatToPaste />}
    </>
  );
}
