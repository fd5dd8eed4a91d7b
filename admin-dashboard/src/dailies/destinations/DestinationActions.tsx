import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { undoNotice } from "../../parts/asking/undoNotice";
import { sayDone, sayProblem } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
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
      <PauseButton {...props} />
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

function PauseButton({ where, paused }: ActionsProps) {
  const texts = useTexts(catalogue);
  const { pause, resume } = usePauses(where);
  const goOn = () => {
    resume.mutate(undefined, {
      onSuccess: () => {
        sayDone(texts.resumedNow);
      },
      onError: sayProblem,
    });
  };
  const hold = () => {
    pause.mutate(undefined, {
      onSuccess: () => {
        undoNotice(texts.pausedNow, () => resume.mutateAsync(undefined));
      },
      onError: sayProblem,
    });
  };
  return paused ? (
    <Button loading={resume.isPending} leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={goOn}>
      {texts.resume}
    </Button>
  ) : (
    <Button
      variant="default"
      loading={pause.isPending}
      leftSection={<IconPlayerPause size={18} aria-hidden />}
      onClick={hold}
    >
      {texts.pause}
    </Button>
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
      <p>{texts.removeLead}</p>
      <ul>
        {texts.removeLost.map((lost) => (
          <li key={lost}>{lost}</li>
        ))}
      </ul>
      <p>{texts.removeStays}</p>
    </Confirmation>
  );
}
