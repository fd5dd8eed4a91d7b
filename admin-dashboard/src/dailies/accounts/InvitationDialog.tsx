import { Anchor, Button, Code, CopyButton, Group, List, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

import type { components } from "../../api/schema";
import { Dialog } from "../../parts/asking/Dialog";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./PlatformCard.module.css";

type Invitation = components["schemas"]["app.dailies.api.connections.InvitationJson"];

interface InvitationDialogProps {
  invitation: Invitation | null;
  platform: string;
  onClose: () => void;
}

/** The address that a creator opens, shown once, and what happens then. */
export function InvitationDialog({ invitation, platform, onClose }: InvitationDialogProps) {
  const texts = useTexts(catalogue);
  return (
    <Dialog opened={invitation !== null} title={texts.invitationTitle} onClose={onClose}>
      {invitation && <Address invitation={invitation} />}
      <Text fw={600} mt="lg">
        {texts.nextSteps}
      </Text>
      <List type="ordered" mt={4} spacing="xs">
        {texts.steps(platform).map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      <Group justify="space-between" mt="lg">
        {invitation && (
          <Anchor href={invitation.address} target="_blank" rel="noreferrer">
            {texts.yours}
          </Anchor>
        )}
        <Button onClick={onClose}>{texts.done}</Button>
      </Group>
    </Dialog>
  );
}

function Address({ invitation: { address, ends_at } }: { invitation: Invitation }) {
  const texts = useTexts(catalogue);
  const { clock } = useFormats();
  return (
    <>
      <Code block className={classes["address"] ?? ""}>
        {address}
      </Code>
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed">
          {texts.worksUntil} {clock(ends_at)}
        </Text>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="sm"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
              data-autofocus
            >
              <span role="status">{copied ? texts.copied : texts.copy}</span>
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
