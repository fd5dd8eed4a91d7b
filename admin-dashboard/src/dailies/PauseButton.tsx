import { Button } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";

import { undoNotice } from "../parts/asking/undoNotice";
import { sayDone, sayProblem } from "../parts/notify";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

interface PauseButtonProps<Answer> {
  paused: boolean;
  pause: UseMutationResult<Answer>;
  resume: UseMutationResult<Answer>;
  /** What is said when it is done. */
  said: { pausedNow: string; resumedNow: string };
}

/** Holds up a source, or what comes into one channel, and lets it go on. */
export function PauseButton<Answer>({ paused, pause, resume, said }: PauseButtonProps<Answer>) {
  const texts = useTexts(catalogue);
  const goOn = () => {
    resume.mutate(undefined, {
      onSuccess: () => {
        sayDone(said.resumedNow);
      },
      onError: sayProblem,
    });
  };
  const hold = () => {
    pause.mutate(undefined, {
      onSuccess: () => {
        undoNotice(said.pausedNow, () => resume.mutateAsync(undefined));
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
