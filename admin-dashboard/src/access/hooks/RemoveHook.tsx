import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { hooksOf, removeHook, type Hook } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./HooksSection.module.css";

interface RemoveHookProps {
  guildId: string;
  /** Null: it is closed. */
  hook: Hook | null;
  onClose: () => void;
}

export function RemoveHook({ guildId, hook, onClose }: RemoveHookProps) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: (id: string) => removeHook(guildId, id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey });
      onClose();
      sayDone(texts.removed);
    },
  });
  return (
    <Confirmation
      opened={hook !== null}
      title={texts.removeTitle}
      confirm={texts.removeConfirm}
      destructive
      busy={removing.isPending}
      problem={removing.error}
      onConfirm={() => {
        if (hook) removing.mutate(hook.id);
      }}
      onClose={() => {
        removing.reset();
        onClose();
      }}
    >
      <p className={classes["address"]}>{hook?.url}</p>
      <Text>{texts.removeLead}</Text>
    </Confirmation>
  );
}
