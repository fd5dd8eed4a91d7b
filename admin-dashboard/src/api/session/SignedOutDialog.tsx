import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";

import { useTexts } from "../../texts/texts";
import { giveUp, openSignIn } from "./rescue";
import { texts as catalogue } from "./texts/catalogue";

export function SignedOutDialog() {
  const texts = useTexts(catalogue);
  const [blocked, setBlocked] = useState(false);
  return (
    <Modal opened onClose={giveUp} title={texts.title} centered closeOnClickOutside={false} closeOnEscape={false}>
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
