import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { useGuild } from "../../api/session/session";
import { PageHeader } from "../../parts/PageHeader";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useTexts } from "../../texts/texts";
import { BackToSources } from "../BackToSources";
import { source as sourceQuery, useLiveDailies } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ReceiptDrawer } from "../items/ReceiptDrawer";
import { Destinations } from "./Destinations";
import { FetchHistory } from "./FetchHistory";
import { HealthPanel } from "./HealthPanel";
import { LatestItems } from "./LatestItems";
import { SourceActions } from "./SourceActions";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/$sourceId");

/** A source: how it is, who gets it, how the last looks went, and what came. */
export function SourcePage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const { sourceId } = route.useParams();
  const { item } = route.useSearch();
  const navigate = route.useNavigate();
  useLiveDailies(guild.id);
  const { data } = useSuspenseQuery(sourceQuery(guild.id, sourceId));
  const { data: source, version } = data;
  const editing = guild.may("editor");
  return (
    <>
      <BackToSources />
      <PageHeader title={source.title || source.address} lead={texts.platforms[source.kind] ?? source.kind}>
        {editing && <SourceActions source={source} version={version} />}
      </PageHeader>
      <ReadOnlyNotice needs="editor" />
      <HealthPanel source={source} />
      <Destinations source={source} editing={editing} />
      <FetchHistory sourceId={sourceId} />
      <LatestItems sourceId={Number(sourceId)} />
      <ReceiptDrawer
        itemId={item ?? null}
        onClose={() => void navigate({ search: {}, replace: true, resetScroll: false })}
      />
    </>
  );
}
