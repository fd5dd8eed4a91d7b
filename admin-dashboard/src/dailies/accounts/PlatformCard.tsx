import { Button, Code, Text, Title } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";

import { useGuild } from "../../api/session/session";
import { useTexts } from "../../texts/texts";
import { useInvitation, type Platform } from "../queries";
import { PlatformMark } from "../sources/PlatformMark";
import { texts as catalogue } from "../texts/catalogue";
import { InvitationDialog } from "./InvitationDialog";
import classes from "./PlatformCard.module.css";

const isConnectable = (platform: string) => platform === "instagram" || platform === "tiktok";

/** A platform whose accounts need their owner's consent. */
export function PlatformCard({
  platform: { platform, set_up, redirect_address },
  editing,
}: {
  platform: Platform;
  editing: boolean;
}) {
  const texts = useTexts(catalogue);
  const invitation = useInvitation(useGuild().id);
  const name = texts.platforms[platform] ?? platform;
  return (
    <section className={classes["platform"]}>
      <header className={classes["header"]}>
        <PlatformMark kind={platform} />
        <Title order={2} size="h4">
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {set_up ? texts.setUp : texts.notSetUp}
        </Text>
      </header>
      <Text>{set_up ? texts.platformReady : texts.platformOff}</Text>
      {!set_up && (
        <Text size="sm" c="dimmed">
          {texts.redirect}
          <Code block mt={4} className={classes["address"] ?? ""}>
            {redirect_address}
          </Code>
        </Text>
      )}
      {editing && set_up && isConnectable(platform) && (
        <Button
          className={classes["connect"] ?? ""}
          variant="default"
          loading={invitation.isPending}
          leftSection={<IconLink size={18} aria-hidden />}
          onClick={() => {
            invitation.mutate(platform);
          }}
        >
          {texts.connect(name)}
        </Button>
      )}
      <InvitationDialog invitation={invitation.data ?? null} platform={name} onClose={invitation.reset} />
    </section>
  );
}
