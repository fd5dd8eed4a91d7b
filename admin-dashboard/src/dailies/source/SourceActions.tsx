import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconArrowsRight, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { useGuild } from "../../api/session/session";
import { TypedConfirmation } from "../../parts/asking/TypedConfirmation";
import { sayDone } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { PauseButton } from "../PauseButton";
import { usePause, useRemove, type Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { WhatIsLost } from "../WhatIsLost";
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
      <PauseButton paused={source.state === "paused"} {...usePause(useGuild().id, source.id)} said={texts} />
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
      <WhatIsLost
        lead={texts.removeLead(name)}
        lost={texts.removeLost(number(destinations.length), destinations.length)}
        stays={texts.removeStays}
      />
    </TypedConfirmation>
  );
}
