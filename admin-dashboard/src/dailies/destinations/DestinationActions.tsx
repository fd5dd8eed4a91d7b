import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { PauseButton } from "../PauseButton";
import { WhatIsLost } from "../WhatIsLost";
import { usePauses, useRemoval, type Where } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface ActionsProps {
  where: Where & { destinationId: string };
  channel: string;
  paused: boolean;
}

/** Holding up a channel, letting it go on, and taking it away. */
export function DestinationActions(props: ActionsProps) {
  const texts = useTexts(catalogue);
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <PauseButton paused={props.paused} {...usePauses(props.where)} said={texts} />
      <Button
        variant="default"
        color="brick"
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={() => {
          setRemoving(true);
        }}
      >
        {texts.remove}
      </Button>
      <Removal
        {...props}
        opened={removing}
        onClose={() => {
          setRemoving(false);
        }}
      />
    </>
  );
}

function Removal({ where, channel, opened, onClose }: ActionsProps & { opened: boolean; onClose: () => void }) {
  const texts = useTexts(catalogue);
  const navigate = useNavigate();
  const removal = useRemoval(where);
  const { guildId, sourceId } = where;
  return (
    <Confirmation
      opened={opened}
      title={texts.removeTitle(channel)}
      confirm={texts.remove}
      destructive
      busy={removal.isPending}
      problem={removal.error}
      onClose={onClose}
      onConfirm={() => {
        removal.mutate(undefined, {
          onSuccess: () => {
            sayDone(texts.removed(channel));
            void navigate({
              to: "/guilds/$guildId/dailies/$sourceId",
              params: { guildId, sourceId },
              ignoreBlocker: true,
            });
          },
        });
      }}
    >
      <WhatIsLost lead={texts.removeLead} lost={texts.removeLost} stays={texts.removeStays} />
    </Confirmation>
  );
}
