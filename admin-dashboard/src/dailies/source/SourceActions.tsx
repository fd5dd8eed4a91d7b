import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconArrowsRight, IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { useGuild } from "../../api/session/session";
import { TypedConfirmation } from "../../parts/asking/TypedConfirmation";
import { undoNotice } from "../../parts/asking/undoNotice";
import { sayDone, sayProblem } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { usePause, useRemove, type Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChangeDialog } from "./ChangeDialog";
import { MoveDialog } from "./MoveDialog";

type Asked = "change" | "move" | "remove" | null;

interface SourceActionsProps {
  source: Source;
  version: string;
}

/** What editors do with a source. */
export function SourceActions({ source, version }: SourceActionsProps) {
  const texts = useTexts(catalogue);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => {
    setAsked(null);
  };
  const ask = (what: Asked) => () => {
    setAsked(what);
  };
  return (
    <>
      <PauseButton source={source} />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={18} aria-hidden />}>
            {texts.manage}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={ask("change")}>
            {texts.change}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowsRight size={18} aria-hidden />} onClick={ask("move")}>
            {texts.move}
          </Menu.Item>
          <Menu.Item color="brick" leftSection={<IconTrash size={18} aria-hidden />} onClick={ask("remove")}>
            {texts.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangeDialog opened={asked === "change"} source={source} version={version} onClose={close} />
      <MoveDialog opened={asked === "move"} source={source} onClose={close} />
      <RemoveDialog opened={asked === "remove"} source={source} onClose={close} />
    </>
  );
}

function PauseButton({ source }: { source: Source }) {
  const texts = useTexts(catalogue);
  const { pause, resume } = usePause(useGuild().id, source.id);
  const goOn = () => {
    resume.mutate(undefined, {
      onSuccess: () => {
        sayDone(texts.resumedNow);
      },
      onError: sayProblem,
    });
  };
  const stop = () => {
    pause.mutate(undefined, {
      onSuccess: () => {
        undoNotice(texts.pausedNow, () => resume.mutateAsync(undefined));
      },
      onError: sayProblem,
    });
  };
  return source.state === "paused" ? (
    <Button loading={resume.isPending} leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={goOn}>
      {texts.resume}
    </Button>
  ) : (
    <Button
      variant="default"
      loading={pause.isPending}
      leftSection={<IconPlayerPause size={18} aria-hidden />}
      onClick={stop}
    >
      {texts.pause}
    </Button>
  );
}

function RemoveDialog({ opened, source, onClose }: { opened: boolean; source: Source; onClose: () => void }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { id: guildId } = useGuild();
  const navigate = useNavigate();
  const remove = useRemove(guildId, source.id);
  const { title, address, destinations } = source;
  const name = title || address;
  return (
    <TypedConfirmation
      opened={opened}
      title={texts.removeTitle}
      word={texts.removeWord}
      confirm={texts.removeNow}
      busy={remove.isPending}
      problem={remove.error}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate(undefined, {
          onSuccess: () => {
            sayDone(texts.removed(name));
            void navigate({ to: "/guilds/$guildId/dailies", params: { guildId } });
          },
        });
      }}
    >
      <p>{texts.removeLead(name)}</p>
      <ul>
        {texts.removeLost(number(destinations.length), destinations.length).map((lost) => (
          <li key={lost}>{lost}</li>
        ))}
      </ul>
      <p>{texts.removeStays}</p>
    </TypedConfirmation>
  );
}
