import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { idempotencyKey } from "../../api/client";
import { useGuild } from "../../api/session/session";
import { sayDone } from "../../parts/notify";
import { PageHeader } from "../../parts/PageHeader";
import { ChannelPicker } from "../../parts/pickers/ChannelPicker";
import { channelsOf } from "../../parts/pickers/queries";
import { ProblemLine } from "../../parts/ProblemLine";
import { LeaveQuestion } from "../../parts/saving/LeaveQuestion";
import { useDraft } from "../../parts/saving/useDraft";
import { ReadOnlyNotice } from "../../parts/states/ReadOnlyNotice";
import { useTexts } from "../../texts/texts";
import type { Source } from "../queries";
import { DEFAULTS } from "./choices";
import { ChoiceSection } from "./ChoiceSection";
import { Editor } from "./Editor";
import classes from "./NewDestination.module.css";
import { useAdd, type Where } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

/** One more channel for a source: which one, and what it gets. */
export function NewDestination({ where, source }: { where: Where; source: Source }) {
  const texts = useTexts(catalogue);
  const editing = useGuild().may("editor");
  return (
    <>
      <PageHeader title={texts.newTitle} lead={texts.newLead(source.title || source.address)} />
      <ReadOnlyNotice needs="editor" />
      {editing && <NewForm where={where} source={source} />}
    </>
  );
}

function NewForm({ where, source }: { where: Where; source: Source }) {
  const texts = useTexts(catalogue);
  const { guildId, sourceId } = where;
  const navigate = useNavigate();
  const { data: channels } = useQuery(channelsOf(guildId));
  const draft = useDraft(DEFAULTS, "");
  const add = useAdd(where);
  const [channelId, choose] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const taken = new Set(source.destinations.map(({ channel_id }) => channel_id));
  const channel = channels?.find(({ id }) => id === channelId);
  const send = () => {
    setMissing(channelId === null);
    if (channelId === null) return;
    add.mutate(
      { key: idempotencyKey(), channel_id: channelId, choices: draft.changes },
      {
        onSuccess: ({ id }) => {
          sayDone(texts.added(`#${channel?.name ?? ""}`));
          void navigate({
            to: "/guilds/$guildId/dailies/$sourceId/destinations/$destinationId",
            params: { guildId, sourceId, destinationId: id },
            ignoreBlocker: true,
          });
        },
      },
    );
  };
  return (
    <>
      <div className={classes["channel"]}>
        <ChoiceSection title={texts.sections.where}>
          <ChannelPicker
            guildId={guildId}
            label={texts.channel}
            description={texts.channelHint}
            value={channelId}
            error={missing && channelId === null ? texts.channelMissing : undefined}
            refuse={({ id }) => (taken.has(id) ? texts.channelTaken : null)}
            onChange={choose}
            required
          />
        </ChoiceSection>
      </div>
      <Editor
        where={where}
        choices={draft.value}
        set={draft.set}
        editing
        publishes={channel ? channel.type === "announcement" : null}
      />
      <div className={classes["adding"]}>
        <ProblemLine error={add.error} />
        <Button size="md" loading={add.isPending} leftSection={<IconPlus size={18} aria-hidden />} onClick={send}>
          {texts.add}
        </Button>
      </div>
      <LeaveQuestion dirty={draft.dirty && !add.isSuccess} />
    </>
  );
}
