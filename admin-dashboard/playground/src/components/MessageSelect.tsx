import { useState } from "react";

import { ComponentType, type SelectComponent } from "../../../discord/components";
import type { Message } from "../../../discord/shapes";
import { useInteractions, usePending } from "../interactions/interactions";
import { candidatesOf, preselected } from "../pickers/candidates";
import { Picker } from "../pickers/Picker";
import { useScene } from "../scene/scene";

/** Shows what was chosen until the bot edits the message. */
export function MessageSelect({ message, select }: { message: Message; select: SelectComponent }) {
  const scene = useScene();
  const { click } = useInteractions();
  const { clicks } = usePending();
  const [kept, setKept] = useState<string[]>();
  const pending = clicks[message.id]?.state === "pending";
  const placeholder = select.placeholder ?? "Make a selection";
  return (
    <Picker
      label={placeholder}
      placeholder={placeholder}
      candidates={candidatesOf(select, scene)}
      chosen={kept ?? preselected(select)}
      least={select.min_values ?? 1}
      most={select.max_values ?? 1}
      searchable={select.type !== ComponentType.stringSelect}
      disabled={select.disabled === true || pending}
      pending={pending && clicks[message.id]?.customId === select.custom_id}
      onPick={(values) => {
        setKept(values);
        void click(message.id, select.custom_id, values);
      }}
    />
  );
}
