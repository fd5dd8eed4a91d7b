import { Button, Group, Modal, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { useTexts } from "../../texts/texts";
import { giveUp, goOn, onSignedIn, onWaiting, openSignIn, somebodyWaits } from "./rescue";
import { myself } from "./session";
import { texts as catalogue } from "./texts/catalogue";

/** Over the page, as long as requests wait for a new sign-in. */
export function SignedOutDialog() {
  const texts = useTexts(catalogue);
  const open = useSyncExternalStore(onWaiting, somebodyWaits);
  const [blocked, setBlocked] = useState(false);
  useGoingOn();
  return (
    <Modal
      opened={open}
      onClose={giveUp}
      title={texts.title}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Text>{texts.lead}</Text>
      {blocked && (
        <Text c="red" mt="sm" role="alert">
          {texts.blocked}
        </Text>
      )}
      <Group mt="lg" justify="end">
        <Button variant="default" onClick={giveUp}>
          {texts.leave}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            setBlocked(!openSignIn());
          }}
        >
          {texts.signIn}
        </Button>
      </Group>
    </Modal>
  );
}

/** What waits goes on for the same person; for another one the page begins anew. */
function useGoingOn() {
  const queries = useQueryClient();
  useEffect(
    () =>
      onSignedIn(() => {
        const before = queries.getQueryData(myself.queryKey);
        void queries.query({ ...myself, staleTime: 0 }).then((now) => {
          if (now === null) return;
          if (before && before.id !== now.id) location.reload();
          else goOn();
        });
      }),
    [queries],
  );
}
