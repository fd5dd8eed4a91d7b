import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";

import { useGuild } from "../../api/session/session";
import { Confirmation } from "../../parts/asking/Confirmation";
import { ButtonLink } from "../../parts/links";
import { sayDone } from "../../parts/notify";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { useDisconnect, type Connection } from "../queries";
import { Health } from "../sources/Health";
import { PlatformMark } from "../sources/PlatformMark";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";
import classes from "./Account.module.css";
import { endsSoon } from "./ending";

/** An account that its owner connected: how it is, and until when. */
export function Account({ account, editing }: { account: Connection; editing: boolean }) {
  const texts = useTexts(catalogue);
  const { state, sentence, ends_at, refreshed_at, platform, name } = account;
  return (
    <div className={classes["account"]}>
      <PlatformMark kind={platform} />
      <div className={classes["about"]}>
        <h2 className={classes["name"]}>
          <bdi>{name}</bdi>
        </h2>
        <Health state={state} word={texts.accountStates[state]} />
        {sentence && (
          <Text size="sm">
            <Told sentence={sentence} />
          </Text>
        )}
        <dl className={classes["facts"]}>
          <div>
            <dt>{texts.ends}</dt>
            <dd>{state === "paused" ? <Moment at={ends_at} /> : <Ends at={ends_at} />}</dd>
          </div>
          <div>
            <dt>{texts.refreshed}</dt>
            <dd>
              <Moment at={refreshed_at} />
            </dd>
          </div>
        </dl>
      </div>
      {editing && <Actions account={account} />}
    </div>
  );
}

function Ends({ at }: { at: string }) {
  const texts = useTexts(catalogue);
  const { day } = useFormats();
  return (
    <>
      {day(at)}
      <Text size="sm" {...(endsSoon(at) ? { c: "var(--omo-bad)" } : { c: "dimmed" })}>
        {endsSoon(at) ? texts.endsSoon : texts.endsHint}
      </Text>
    </>
  );
}

function Actions({ account: { id, name, pasted } }: { account: Connection }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const [asking, setAsking] = useState(false);
  const disconnect = useDisconnect(guildId);
  const close = () => {
    setAsking(false);
  };
  return (
    <Group gap="sm">
      <ButtonLink
        to="/guilds/$guildId/dailies/follow"
        params={{ guildId }}
        search={{ pasted }}
        variant="default"
        size="sm"
      >
        {texts.followAccount}
      </ButtonLink>
      <Button
        variant="subtle"
        color="brick"
        size="sm"
        onClick={() => {
          setAsking(true);
        }}
      >
        {texts.disconnect}
      </Button>
      <Confirmation
        opened={asking}
        title={texts.disconnectTitle(name)}
        confirm={texts.disconnect}
        destructive
        busy={disconnect.isPending}
        problem={disconnect.error}
        onClose={close}
        onConfirm={() => {
          disconnect.mutate(id, {
            onSuccess: () => {
              close();
              sayDone(texts.disconnected(name));
            },
          });
        }}
      >
        <Text>{texts.disconnectLead}</Text>
      </Confirmation>
    </Group>
  );
}
