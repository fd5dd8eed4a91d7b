import { Button, Group, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconLogout } from "@tabler/icons-react";
import { useState } from "react";

import { signOut } from "../api/session/session";
import { Confirmation } from "../parts/asking/Confirmation";
import { sayProblem } from "../parts/notify";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

export function SigningOut() {
  const texts = useTexts(catalogue);
  const [asking, setAsking] = useState(false);
  const here = useMutation({ mutationFn: () => signOut(), onError: sayProblem });
  const everywhere = useMutation({ mutationFn: () => signOut({ everywhere: true }) });
  return (
    <section>
      <Title order={2} size="h4">
        {texts.session}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.sessionLead}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconLogout size={18} aria-hidden />}
          loading={here.isPending}
          onClick={() => {
            here.mutate();
          }}
        >
          {texts.here}
        </Button>
        <Button
          variant="default"
          c="var(--omo-bad)"
          onClick={() => {
            setAsking(true);
          }}
        >
          {texts.everywhere}
        </Button>
      </Group>
      <Confirmation
        opened={asking}
        title={texts.everywhereAsk}
        confirm={texts.everywhere}
        destructive
        busy={everywhere.isPending}
        problem={everywhere.error}
        onConfirm={() => {
          everywhere.mutate();
        }}
        onClose={() => {
          setAsking(false);
        }}
      >
        <Text>{texts.everywhereLead}</Text>
      </Confirmation>
    </section>
  );
}
