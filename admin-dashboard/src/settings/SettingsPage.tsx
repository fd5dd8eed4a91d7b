import { Stack, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { useGuild } from "../api/session/session";
import { PageHeader } from "../parts/PageHeader";
import { ChannelPicker } from "../parts/pickers/ChannelPicker";
import { DraftBar } from "../parts/saving/DraftBar";
import { useDraft } from "../parts/saving/useDraft";
import { ReadOnlyNotice } from "../parts/states/ReadOnlyNotice";
import { useTexts } from "../texts/texts";
import { Features } from "./Features";
import { LanguageChoice } from "./LanguageChoice";
import { chosenIn, settingsOf, useSettingsAtTheServer } from "./queries";
import classes from "./SettingsPage.module.css";
import { Shown } from "./Shown";
import { texts as catalogue } from "./texts/catalogue";
import { ZonePicker } from "./ZonePicker";

/** What holds for the whole server. Ranks, earning and access have pages of their own. */
export function SettingsPage() {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const { value, version } = chosenIn(useSuspenseQuery(settingsOf(guild.id)).data);
  const draft = useDraft(value, version);
  const server = useSettingsAtTheServer(guild.id);
  const readOnly = !guild.may("admin");
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <ReadOnlyNotice needs="admin" />
      <Stack gap={40} className={classes["form"] ?? ""}>
        <Stack gap="lg" component="section" aria-labelledby="the-server">
          <Title order={2} size="h3" id="the-server">
            {texts.serverSection}
          </Title>
          <LanguageChoice
            value={draft.value.language}
            readOnly={readOnly}
            onChange={(language) => {
              draft.set("language", language);
            }}
          />
          <ZonePicker
            value={draft.value.zone}
            readOnly={readOnly}
            onChange={(zone) => {
              draft.set("zone", zone);
            }}
          />
          <ChannelPicker
            guildId={guild.id}
            label={texts.labels.notice_channel}
            description={texts.channelHint}
            placeholder={texts.channelNone}
            value={draft.value.notice_channel}
            readOnly={readOnly}
            onChange={(channel) => {
              draft.set("notice_channel", channel);
            }}
          />
        </Stack>
        <Features
          off={draft.value.switched_off}
          readOnly={readOnly}
          onChange={(off) => {
            draft.set("switched_off", off);
          }}
        />
      </Stack>
      {!readOnly && (
        <DraftBar
          draft={draft}
          save={server.save}
          readAgain={server.read}
          labels={texts.labels}
          show={(field, value) => <Shown guildId={guild.id} chosen={{ [field]: value }} />}
        />
      )}
    </>
  );
}
