import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { useGuild } from "../../api/session/session";
import { PageHeader } from "../../parts/PageHeader";
import { channelsOf, type Channel } from "../../parts/pickers/queries";
import { DraftBar } from "../../parts/saving/DraftBar";
import { useDraft } from "../../parts/saving/useDraft";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useTexts } from "../../texts/texts";
import { source as sourceQuery, type Source } from "../queries";
import { texts as dailies } from "../texts/catalogue";
import { BackToSource } from "./BackToSource";
import { choicesOf } from "./choices";
import { DestinationActions } from "./DestinationActions";
import { Editor } from "./Editor";
import { NewDestination } from "./NewDestination";
import { PausedNotice } from "./PausedNotice";
import { destination as destinationQuery, useReadAgain, useSave, type Where } from "./queries";
import { TestSend } from "./TestSend";
import { texts as catalogue } from "./texts/catalogue";
import { sentenceFor, useFollowing } from "./useFollowing";

const route = getRouteApi("/signed-in-only/guilds/$guildId/dailies/$sourceId/destinations/$destinationId");
const NEW = "new";

/** What one channel gets of a source, and how. */
export function DestinationPage() {
  const { id: guildId } = useGuild();
  const { sourceId, destinationId } = route.useParams();
  const { data } = useSuspenseQuery(sourceQuery(guildId, sourceId));
  const where = { guildId, sourceId, destinationId };
  return (
    <>
      <BackToSource source={data.data} />
      {destinationId === NEW ? (
        <NewDestination where={{ ...where, destinationId: null }} source={data.data} />
      ) : (
        <KnownDestination key={destinationId} where={where} source={data.data} />
      )}
    </>
  );
}

interface KnownProps {
  where: Where & { destinationId: string };
  source: Source;
}

function KnownDestination({ where, source }: KnownProps) {
  const texts = useTexts(catalogue);
  const { data } = useSuspenseQuery(destinationQuery(where));
  const { data: shown, version } = data;
  const { name, channel } = useChannel(where.guildId, shown.channel_id);
  const editing = useGuild().may("editor");
  const draft = useDraft(choicesOf(shown), version);
  const following = useFollowing();
  const save = useSave(where);
  const readAgain = useReadAgain(where);
  return (
    <>
      <PageHeader title={name} lead={texts.lead(source.title || source.address)}>
        {editing && <DestinationActions where={where} channel={name} paused={shown.paused !== null} />}
      </PageHeader>
      <ReadOnlyNotice needs="editor" />
      <PausedNotice destination={shown} />
      <Editor
        where={where}
        choices={draft.value}
        set={draft.set}
        editing={editing}
        publishes={channel ? channel.type === "announcement" : null}
      >
        {editing && <TestSend where={where} choices={draft.value} channel={name} />}
      </Editor>
      {editing && (
        <DraftBar
          draft={draft}
          save={save}
          readAgain={readAgain}
          labels={texts.labels}
          show={(field, value) => sentenceFor(following, field, value)}
        />
      )}
    </>
  );
}

/** Its name as members know it. */
function useChannel(guildId: string, channelId: string): { name: string; channel: Channel | undefined } {
  const { deletedChannel } = useTexts(dailies);
  const { data } = useQuery(channelsOf(guildId));
  const channel = data?.find(({ id }) => id === channelId);
  return { name: channel ? `#${channel.name}` : data ? deletedChannel : "#…", channel };
}
