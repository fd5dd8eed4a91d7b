import { getRouteApi } from "@tanstack/react-router";

import { PageHeader } from "../../parts/PageHeader";
import { ChannelName } from "../told/ChannelName";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/$sourceId/destinations/$destinationId");

export function DestinationPage() {
  const { destinationId } = route.useParams();
  return <PageHeader title={destinationId} lead={<ChannelName id={destinationId} />} />;
}
